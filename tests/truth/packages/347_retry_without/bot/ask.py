import anthropic

from bot.decorators import without_on_refusal


@without_on_refusal("inference_geo", "model")
def _send(text, model="claude-sonnet-4-6", **kwargs):
    return anthropic.Anthropic().messages.create(
        model=model, max_tokens=4, messages=[{"role": "user", "content": text}], **kwargs
    )


def ask(text):
    return _send(text, model="claude-haiku-4-5", inference_geo="us")


def ask_new(text):
    return _send(text, model="claude-opus-4-7", inference_geo="us")
