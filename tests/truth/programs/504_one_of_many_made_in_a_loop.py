"""What a loop puts under keys that are not shown is a new dict each time."""
from anthropic import Anthropic
import sys

t = {}
for k in sys.argv[0:] + ["a", "b"]:
    t[k] = {"geo": "us"}
t["a"]["geo"] = "global"
Anthropic().messages.create(model="claude-opus-4-7", inference_geo=t["b"]["geo"], max_tokens=1, messages=[])
for k in list(t)[:1]:
    t[k]["geo"] = "global"
Anthropic().messages.create(model="claude-opus-4-7", inference_geo=t["b"]["geo"], max_tokens=1, messages=[])
