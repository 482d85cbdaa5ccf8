"""Defaults of methods and names of a class body are as they were at the definition."""
from anthropic import Anthropic

cfg = {"geo": "us"}


class _S:
    geo = cfg["geo"]

    def send(self, geo=cfg["geo"], model="claude-opus-4-7"):
        Anthropic().messages.create(model=model, inference_geo=geo, max_tokens=1, messages=[])
        Anthropic().messages.create(model=model, inference_geo=self.geo, max_tokens=1, messages=[])


cfg["geo"] = "global"
_S().send()
