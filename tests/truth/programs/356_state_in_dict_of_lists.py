# run:
# exact: platform, model, geo, region
from collections import OrderedDict, deque

from anthropic import Anthropic

client = Anthropic()
history: deque = deque(maxlen=2)
history.append("claude-opus-4-5")
history.append("claude-opus-4-6")
history.append("claude-opus-4-7")
client.messages.create(model=history[-1], max_tokens=1, messages=[])  # truth: open-model
client.messages.create(model=history[0], max_tokens=1, messages=[])  # truth: open-model
lru: OrderedDict = OrderedDict(a="claude-haiku-4-5", b="claude-sonnet-4-6")
lru.move_to_end("a")
client.messages.create(model=next(reversed(lru.values())), max_tokens=1, messages=[])  # truth: open-model
client.messages.create(model=lru.popitem(last=False)[1], max_tokens=1, messages=[])  # truth: open-model
stack = [{"model": "claude-opus-4-7"}]
stack.append({**stack[-1], "inference_geo": "us"})
client.messages.create(max_tokens=1, messages=[], **stack[-1])
stack.pop()
client.messages.create(max_tokens=1, messages=[], **stack[-1])  # truth: open-geo
stack.insert(0, {"model": "claude-opus-4-6"})
client.messages.create(max_tokens=1, messages=[], **stack[0])  # truth: open-geo open-model
names = ["claude-sonnet-4-6", "claude-opus-4-6"]
names.sort()
client.messages.create(model=names[0], max_tokens=1, messages=[])  # truth: open-model
names.reverse()
client.messages.create(model=names[0], max_tokens=1, messages=[])  # truth: open-model
names[0:1] = ["claude-haiku-4-5"]
client.messages.create(model=names[0], max_tokens=1, messages=[])  # truth: open-model
del names[0]
client.messages.create(model=names[0], max_tokens=1, messages=[])  # truth: open-model
bag = {"claude-opus-4-7"}
bag.discard("claude-opus-4-7")
bag.add("claude-opus-4-6")
for name in bag:
    client.messages.create(model=name, max_tokens=1, messages=[])  # truth: open-model
