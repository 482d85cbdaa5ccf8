# exact: platform, model, geo, region
"""A context manager empties a dict on its way out and fills it with what was in it before."""
import contextlib

import anthropic

client = anthropic.Anthropic()
turn = [{"role": "user", "content": "x"}]


@contextlib.contextmanager
def changed(request, **changes):
    before = dict(request)
    request.update(changes)
    try:
        yield request
    finally:
        request.clear()
        request.update(before)


def run():
    request = {"model": "claude-opus-4-7", "max_tokens": 3}
    with changed(request, max_tokens=5):
        request["inference_geo"] = "us"
        client.messages.create(messages=turn, **request)
    client.messages.create(messages=turn, **request)


run()
