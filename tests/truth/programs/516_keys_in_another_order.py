"""A key that is taken out and set again comes last."""
from anthropic import Anthropic

c = Anthropic()
d = {"claude-opus-4-7": 1, "claude-sonnet-4-6": 2, "claude-opus-4-6": 3}
c.messages.create(model=next(iter(d)), max_tokens=1, messages=[])
del d["claude-opus-4-7"]
d["claude-opus-4-7"] = 0
c.messages.create(model=list(d)[0], max_tokens=1, messages=[])
c.messages.create(model=list(d)[-1], max_tokens=1, messages=[])
k, v = d.popitem()
c.messages.create(model=k, max_tokens=1, messages=[])
c.messages.create(model=max(d, key=d.get), max_tokens=1, messages=[])
c.messages.create(model=sorted(d.items(), key=lambda kv: -kv[1])[0][0], max_tokens=1, messages=[])
e = {"claude-sonnet-4-6": 0, **d}
c.messages.create(model=[*e][0], max_tokens=1, messages=[])
f = {"a": "x"} | {"b": "claude-opus-4-7"} | {"a": "claude-opus-4-6"}
c.messages.create(model=list(f.values())[0], max_tokens=1, messages=[])
*_, last = f.values()
c.messages.create(model=last, max_tokens=1, messages=[])
