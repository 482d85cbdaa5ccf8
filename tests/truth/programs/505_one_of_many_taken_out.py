"""One entry that is taken out of a dict and changed leaves the others as they are."""
from anthropic import Anthropic

u = {k: {"geo": "us"} for k in "ab"}
first = next(iter(u.values()))
first["geo"] = "global"
for v in u.values():
    Anthropic().messages.create(model="claude-opus-4-7", inference_geo=v["geo"], max_tokens=1, messages=[])
for k, v in u.items():
    if k == "b":
        Anthropic().messages.create(model="claude-opus-4-7", inference_geo=v["geo"], max_tokens=1, messages=[])
w = u.get("b")
Anthropic().messages.create(model="claude-opus-4-7", inference_geo=w["geo"], max_tokens=1, messages=[])
