# exact: platform, region
"""One instance by decorator."""
import anthropic
_c = anthropic.Anthropic()
_kw = {"max_tokens": 8, "messages": []}

def singleton(cls):
    made = {}
    def get(*a, **k):
        if cls not in made:
            made[cls] = cls(*a, **k)
        return made[cls]
    return get
@singleton
class _Cfg:
    def __init__(self):
        self.geo = "us"
def _go():
    return _c.messages.create(model="claude-opus-5", inference_geo=_Cfg().geo, **_kw)
_go()
_Cfg().geo = "global"
_go()
