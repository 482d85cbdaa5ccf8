# exact: platform, region
"""Methods of a client replaced."""
import anthropic
_c = anthropic.Anthropic()
_kw = {"max_tokens": 8, "messages": []}

def _layer(f, **fixed):
    def inner(*a, **k):
        return f(*a, **{**k, **fixed})
    return inner
_us = _layer(_c.messages.create, inference_geo="us")
_us(model="claude-opus-5", **_kw)
_us(model="claude-opus-5", inference_geo="global", **_kw)
def _soft(f, **defaults):
    return lambda **k: f(**{**defaults, **k})
_s = _soft(_c.messages.create, inference_geo="us")
_s(model="claude-opus-5", **_kw)
_s(model="claude-opus-5", inference_geo="global", **_kw)
_c.messages.create = _layer(_c.messages.create, inference_geo="us")
_c.messages.create(model="claude-opus-4-6", **_kw)
