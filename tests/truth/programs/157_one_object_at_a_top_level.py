# exact: platform, region
"""One object at a top level."""
import anthropic

client = anthropic.Anthropic()
turn = [{"role": "user", "content": "x"}]
kw = {"max_tokens": 8, "messages": turn}

# a list of the same dict
rows = [{"model": "claude-opus-5"}] * 2
rows[0]["model"] = "claude-opus-4-6"
client.messages.create(**rows[1], **kw)

# a dict in two dicts
inner = {"model": "claude-opus-5"}
one, two = {"i": inner}, {"i": inner}
one["i"]["model"] = "claude-opus-4-6"
client.messages.create(**two["i"], **kw)

# dict.fromkeys shares its value
shared = dict.fromkeys(["a", "b"], {"model": "claude-opus-5"})
shared["a"]["model"] = "claude-sonnet-5"
client.messages.create(**shared["b"], **kw)

# setdefault gives back the one in there
store = {}
store.setdefault("x", {"model": "claude-opus-5"})["inference_geo"] = "us"
client.messages.create(**store["x"], **kw)

# get gives back the one in there
store.get("x")["inference_geo"] = "global"
client.messages.create(**store["x"], **kw)

# values and items give what is in there
for value in store.values():
    value["model"] = "claude-opus-4-6"
client.messages.create(**store["x"], **kw)
for _, value in store.items():
    value.pop("inference_geo")
client.messages.create(**store["x"], **kw)

# default arguments
def collect(into={"model": "claude-opus-5"}, **more):
    into.update(more)
    return into


collect(inference_geo="us")
client.messages.create(**collect(), **kw)


# class attributes
class Base:
    options = {"model": "claude-opus-5"}


class Child(Base):
    pass


Child.options["model"] = "claude-opus-4-7"
client.messages.create(**Base.options, **kw)
Base().options["model"] = "claude-opus-4-8"
client.messages.create(**Child().options, **kw)

# tuple unpacking and walrus
(a, b) = (inner, inner)
a["model"] = "claude-haiku-5-5"
client.messages.create(**b, **kw)
if (c := inner) is not None:
    c["model"] = "claude-sonnet-4-6"
client.messages.create(**inner, **kw)

# slices copy the list, not its elements
part = rows[:1]
part[0]["model"] = "claude-fable-5"
client.messages.create(**rows[0], **kw)
copied = list(rows)
copied[0]["model"] = "claude-sonnet-5"
client.messages.create(**rows[0], **kw)
first = next(iter(rows))
first["model"] = "claude-opus-5"
client.messages.create(**rows[0], **kw)
mx = max(rows, key=len)
mx["model"] = "claude-opus-4-6"
client.messages.create(**rows[0], **kw)
for i, row in enumerate(rows):
    row["model"] = "claude-opus-4-7"
client.messages.create(**rows[0], **kw)
for row, n in zip(rows, "ab"):
    row["model"] = "claude-opus-4-8"
client.messages.create(**rows[0], **kw)
[r.update(model="claude-sonnet-5") for r in rows]
client.messages.create(**rows[0], **kw)
list(map(lambda r: r.update(model="claude-opus-5"), rows))
client.messages.create(**rows[0], **kw)
same = (lambda r: r)(rows[0])
same["model"] = "claude-haiku-5-5"
client.messages.create(**rows[0], **kw)
