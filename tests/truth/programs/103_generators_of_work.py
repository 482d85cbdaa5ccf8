# exact: platform, region, model, geo, pair
"""Generators that yield requests, yield from others, and replies that stream out of one."""

from anthropic import Anthropic

_client = Anthropic()
_turn = [{"role": "user", "content": "x"}]


def _cheap():
    for model in ("claude-haiku-5-5", "claude-haiku-4-5"):
        yield {"model": model}


def _requests():
    yield {"model": "claude-opus-5", "inference_geo": "us"}
    yield from _cheap()


def _replies(requests):
    for request in requests:
        yield _client.messages.create(max_tokens=8, messages=_turn, **request)


def _chunks(text):
    with _client.messages.stream(
        model="claude-sonnet-5", max_tokens=8, messages=[{"role": "user", "content": text}]
    ) as stream:
        yield from stream.text_stream


for _reply in _replies(_requests()):
    print(_reply.usage)
print("".join(_chunks("y")))
