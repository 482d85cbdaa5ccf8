from anthropic import Anthropic

from .parser import QUALITIES

_client = Anthropic()


def summarize(options):
    pin = {"inference_geo": "us"} if options.us else {}
    return _client.messages.create(
        model=options.model,
        max_tokens=8,
        messages=[{"role": "user", "content": options.text}],
        **pin,
    )


def translate(options):
    return _client.messages.create(
        model=QUALITIES[options.quality],
        max_tokens=8,
        messages=[{"role": "user", "content": options.text}],
    )
