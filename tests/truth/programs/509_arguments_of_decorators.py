"""The arguments of a decorator are evaluated where the function is defined."""
import functools
from anthropic import Anthropic

cfg = {"geo": "us"}


def _pin(geo):
    def deco(f):
        @functools.wraps(f)
        def inner(**kw):
            return f(inference_geo=geo, **kw)
        return inner
    return deco


@_pin(cfg["geo"])
def _send(**kw):
    Anthropic().messages.create(model="claude-opus-4-7", max_tokens=1, messages=[], **kw)


cfg["geo"] = "global"
_send()
