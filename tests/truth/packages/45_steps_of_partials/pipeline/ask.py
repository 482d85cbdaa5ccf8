from anthropic import Anthropic

_client = Anthropic()


def _ask(model, geo=None, *, text):
    options = {"inference_geo": geo} if geo else {}
    return _client.messages.create(
        model=model, max_tokens=8, messages=[{"role": "user", "content": text}], **options
    )
