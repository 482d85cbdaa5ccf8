"""Defaults are evaluated where a function is defined, before what they read is changed."""
from anthropic import Anthropic

cfg = {"geo": "us"}
items = ["claude-opus-4-7"]


def _send(model=items[0], geo=cfg["geo"], extra=dict(cfg)):
    Anthropic().messages.create(model=model, inference_geo=geo, max_tokens=1, messages=[])
    Anthropic().messages.create(model=model, inference_geo=extra["geo"], max_tokens=1, messages=[])


cfg["geo"] = "global"
items[0] = "claude-sonnet-4-6"
_send()
