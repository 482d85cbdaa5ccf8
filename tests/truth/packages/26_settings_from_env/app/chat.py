import anthropic

from app.config import Config

client = anthropic.Anthropic()


def chat(text):
    kwargs = {"model": Config.MODEL, "max_tokens": 16}
    if Config.GEO:
        kwargs["inference_geo"] = Config.GEO
    return client.messages.create(messages=[{"role": "user", "content": text}], **kwargs)
