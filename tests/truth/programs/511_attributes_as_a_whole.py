"""Attributes that are set through `__dict__`, and `__dict__` itself."""
from anthropic import Anthropic


class O:
    def __init__(self):
        self.geo = "us"
        self.model = "claude-opus-4-7"


o = O()
o.__dict__["geo"] = "global"
vars(o)["model"] = "claude-sonnet-4-6"
Anthropic().messages.create(model=o.model, inference_geo=o.geo, max_tokens=1, messages=[])
p = O()
object.__setattr__(p, "geo", "global")
Anthropic().messages.create(model=p.model, inference_geo=p.geo, max_tokens=1, messages=[])
p.__dict__ = {"geo": "us", "model": "claude-opus-4-6"}
Anthropic().messages.create(model=p.model, inference_geo=p.geo, max_tokens=1, messages=[])
