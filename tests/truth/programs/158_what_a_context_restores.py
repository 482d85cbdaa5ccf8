# exact: platform, region
"""What a context restores."""
import anthropic
_c = anthropic.Anthropic()
_kw = {"max_tokens": 8, "messages": []}

import contextlib
_state = {"geo": "global"}
@contextlib.contextmanager
def _pinned(geo):
    old = _state["geo"]
    _state["geo"] = geo
    try:
        yield
    finally:
        _state["geo"] = old
def _send():
    return _c.messages.create(model="claude-opus-5", inference_geo=_state["geo"], **_kw)
_send()
with _pinned("us"):
    _send()
_send()
class _Temp:
    def __init__(self, d, **k): self.d, self.k = d, k
    def __enter__(self):
        self.old = dict(self.d); self.d.update(self.k)
    def __exit__(self, *a):
        self.d.clear(); self.d.update(self.old)
_opts = {"model": "claude-opus-5"}
with _Temp(_opts, model="claude-sonnet-5"):
    _c.messages.create(**_opts, **_kw)
_c.messages.create(**_opts, **_kw)
