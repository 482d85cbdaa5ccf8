# exact: platform, region
"""One instance by metaclass."""
import anthropic
_c = anthropic.Anthropic()
_kw = {"max_tokens": 8, "messages": []}

class _Meta(type):
    _all = {}
    def __call__(cls, *a, **k):
        if cls not in cls._all:
            cls._all[cls] = super().__call__(*a, **k)
        return cls._all[cls]
class _Cfg(metaclass=_Meta):
    def __init__(self):
        self.model = "claude-opus-5"
def _go():
    return _c.messages.create(model=_Cfg().model, **_kw)
_go()
_Cfg().model = "claude-sonnet-5"
_go()
