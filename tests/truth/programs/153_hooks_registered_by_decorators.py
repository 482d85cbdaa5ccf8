# exact: platform, region
"""Hooks registered by decorators."""
import anthropic
_c = anthropic.Anthropic()
_kw = {"max_tokens": 8, "messages": []}

_hooks = []
def on_request(f):
    _hooks.append(f)
    return f
@on_request
def _pin(params):
    params["inference_geo"] = "us"
@on_request
def _swap(params):
    params["model"] = "claude-sonnet-5"
def _send(**params):
    for hook in _hooks:
        hook(params)
    return _c.messages.create(**params, **_kw)
_send(model="claude-opus-5")
