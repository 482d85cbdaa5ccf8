import functools
from anthropic import Anthropic
import base
GEO = base.CFG["geo"]
SNAP = dict(base.CFG)
class Defaults:
    geo = base.CFG["geo"]
    def __init__(self, model=base.CFG["model"]):
        self.model = model
_call = functools.partial(Anthropic().messages.create, model=base.CFG["model"], max_tokens=1, messages=[])
def run():
    _call(inference_geo=GEO)
    _call(inference_geo=SNAP["geo"])
    d = Defaults()
    Anthropic().messages.create(model=d.model, inference_geo=d.geo, max_tokens=1, messages=[])
    Anthropic().messages.create(model=base.CFG["model"], inference_geo=base.CFG["geo"], max_tokens=1, messages=[])
