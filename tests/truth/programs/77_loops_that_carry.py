# exact: platform, model, geo, region
"""Values that a loop carries from one turn to the next, and lists that grow."""

from anthropic import Anthropic

client = Anthropic()
turn = [{"role": "user", "content": "x"}]

model = "claude-haiku-5-5"
for step in range(3):
    client.messages.create(model=model, max_tokens=8, messages=turn)
    if step == 0:
        model = "claude-sonnet-5"
    else:
        model = "claude-opus-5"

queue = ["claude-opus-4-6"]
queue.append("claude-opus-4-7")
while queue:
    client.messages.create(model=queue.pop(), max_tokens=8, messages=turn)

geo = None
for attempt in ("first", "second"):
    extra = {}
    if geo:
        extra["inference_geo"] = geo
    client.messages.create(model="claude-opus-5", max_tokens=8, messages=turn, **extra)
    geo = "us"

names = {"a": "claude-sonnet-5"}
names["b"] = "claude-sonnet-5-5"
for name in names.values():
    client.messages.create(model=name, max_tokens=8, messages=turn)
