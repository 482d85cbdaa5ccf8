"""The entries of a defaultdict are made one by one."""
from collections import defaultdict
from anthropic import Anthropic


def fresh():
    return {"model": "claude-opus-4-7", "inference_geo": "us"}


per = defaultdict(fresh)
for t in "xy":
    per[t]["inference_geo"] = "global"
c = Anthropic()
c.messages.create(max_tokens=1, messages=[], **per["x"])
c.messages.create(max_tokens=1, messages=[], **per["z"])
per["x"].pop("inference_geo")
c.messages.create(max_tokens=1, messages=[], **per["y"])
