from anthropic import Anthropic
from _base import CFG, LIST
_first = LIST[0]
LIST.append("global")
_last = LIST[-1]
def _geo(g=CFG["geo"]):
    return g
class _D:
    geo = CFG["geo"]
def _run(g=CFG["geo"]):
    Anthropic().messages.create(model="claude-opus-4-7", inference_geo=g, max_tokens=1, messages=[])
    Anthropic().messages.create(model="claude-opus-4-7", inference_geo=_geo(), max_tokens=1, messages=[])
    Anthropic().messages.create(model="claude-opus-4-7", inference_geo=_D.geo, max_tokens=1, messages=[])
    Anthropic().messages.create(model="claude-opus-4-7", inference_geo=_first, max_tokens=1, messages=[])
    Anthropic().messages.create(model="claude-opus-4-7", inference_geo=_last, max_tokens=1, messages=[])
