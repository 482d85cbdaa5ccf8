import anthropic

from .models import CHAIN

_client = anthropic.Anthropic()


def ask(text, models=None, geo="us"):
    first, *others = CHAIN if models is None else models
    kwargs = {} if geo is None else {"inference_geo": geo}
    try:
        return _client.messages.create(
            model=first, max_tokens=4, messages=[{"role": "user", "content": text}], **kwargs
        )
    except anthropic.BadRequestError:
        if not others:
            raise
        return ask(text, others, geo)
