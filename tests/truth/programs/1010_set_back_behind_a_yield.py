# exact: platform, model, geo, region, pair
"""What a generator sets before its `yield` and sets back behind it holds in between."""

import contextlib

import anthropic

client = anthropic.Anthropic()
_model = "claude-sonnet-4-6"
_options = {"max_tokens": 3}


@contextlib.contextmanager
def _using(model, **changes):
    global _model, _options
    outer = _model, _options
    _model, _options = model, {**_options, **changes}
    try:
        yield
    finally:
        _model, _options = outer


def _stepping(model):
    global _model
    outer = _model
    _model = model
    yield
    _model = outer


def _ask(text):
    messages = [{"role": "user", "content": text}]
    return client.messages.create(model=_model, messages=messages, **_options)


def _again(text):
    return client.messages.create(
        model=_model, max_tokens=3, messages=[{"role": "user", "content": text}]
    )


with _using("claude-opus-4-7", inference_geo="us"):
    _ask("a")
_ask("b")
steps = _stepping("claude-haiku-4-5")
next(steps)
_again("c")
next(steps, None)
_again("d")
