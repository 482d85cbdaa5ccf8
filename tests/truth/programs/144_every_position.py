# exact: platform, model, geo, region
"""One call in every expression position."""

from __future__ import annotations

import contextlib

import anthropic

c = anthropic.Anthropic()


def _ask(model="claude-opus-5"):  # truth: unreached
    return c.messages.create(model=model, max_tokens=8, messages=[])  # truth: unreached


kw = {"max_tokens": 8, "messages": [], "inference_geo": "us"}

# operands
x = not c.messages.create(model="claude-opus-4-6", **kw)
x = [c.messages.create(model="claude-opus-4-6", **kw)]
x = (1, c.messages.create(model="claude-opus-4-6", **kw))
x = {id(c.messages.create(model="claude-opus-4-6", **kw))}
x = {"k": c.messages.create(model="claude-opus-4-6", **kw)}
x = {c.messages.create(model="claude-opus-4-6", **kw).id: 1}
x = {**vars(c.messages.create(model="claude-opus-4-6", **kw))}
x = [*c.messages.create(model="claude-opus-4-6", **kw).content]
x = 1 if c.messages.create(model="claude-opus-4-6", **kw) else 2
x = c.messages.create(model="claude-opus-4-6", **kw) if True else 2
x = 3 if not True else c.messages.create(model="claude-opus-4-6", **kw)
x = c.messages.create(model="claude-opus-4-6", **kw) or 1
x = True and c.messages.create(model="claude-opus-4-6", **kw)
x = c.messages.create(model="claude-opus-4-6", **kw) == 1
x = 1 != c.messages.create(model="claude-opus-4-6", **kw)
x = 1 < c.messages.create(model="claude-opus-4-6", **kw).usage.input_tokens < 9
x = 0 < 1 < c.messages.create(model="claude-opus-4-6", **kw).usage.input_tokens
x = c.messages.create(model="claude-opus-4-6", **kw).usage.input_tokens + 1
x = 1 + c.messages.create(model="claude-opus-4-6", **kw).usage.input_tokens
x = -c.messages.create(model="claude-opus-4-6", **kw).usage.input_tokens
x = ~c.messages.create(model="claude-opus-4-6", **kw).usage.input_tokens
x = c.messages.create(model="claude-opus-4-6", **kw).usage.input_tokens ** 2
x = c.messages.create(model="claude-opus-4-6", **kw) is None
x = "a" in c.messages.create(model="claude-opus-4-6", **kw).id
x = c.messages.create(model="claude-opus-4-6", **kw).id not in "abc"
x = c.messages.create(model="claude-opus-4-6", **kw).content[0]
x = "abcdefghijklmnop"[
    c.messages.create(model="claude-opus-4-6", **kw).usage.input_tokens
]
x = "abcdefghijklmnop"[
    c.messages.create(model="claude-opus-4-6", **kw).usage.input_tokens :
]
x = "abcdefghijklmnop"[
    : c.messages.create(model="claude-opus-4-6", **kw).usage.input_tokens
]
x = "abcdefghijklmnop"[
    :: c.messages.create(model="claude-opus-4-6", **kw).usage.input_tokens
]
x = f"{c.messages.create(model='claude-opus-4-6', **kw).id}"
x = f"{c.messages.create(model='claude-opus-4-6', **kw).id!r:>30}"
x = f"{1:{c.messages.create(model='claude-opus-4-6', **kw).usage.input_tokens}}"
x = "%s" % c.messages.create(model="claude-opus-4-6", **kw)
x = print(
    c.messages.create(model="claude-opus-4-6", **kw),
    end=c.messages.create(model="claude-opus-5", **kw).id,
)
x = print(*c.messages.create(model="claude-opus-4-6", **kw).content)
x = dict(**vars(c.messages.create(model="claude-opus-4-6", **kw)))
x = (lambda: c.messages.create(model="claude-opus-4-6", **kw))()
x = (lambda a=c.messages.create(model="claude-opus-4-6", **kw): a)()
x = (y := c.messages.create(model="claude-opus-4-6", **kw))
x = [e for e in c.messages.create(model="claude-opus-4-6", **kw).content]
x = [c.messages.create(model="claude-opus-4-6", **kw) for e in "a"]
x = [e for e in "a" if c.messages.create(model="claude-opus-4-6", **kw)]
x = [
    f
    for e in "a"
    for f in c.messages.create(model="claude-opus-4-6", **kw).content
    if f
]
x = {e for e in "a" if c.messages.create(model="claude-opus-4-6", **kw)}
x = {c.messages.create(model="claude-opus-4-6", **kw).id: 1 for e in "a"}
x = {e: c.messages.create(model="claude-opus-4-6", **kw) for e in "a"}
x = list(c.messages.create(model="claude-opus-4-6", **kw) for e in "a")
x = any(c.messages.create(model="claude-opus-4-6", **kw) for e in "a")
x = (
    c.messages.create(model="claude-opus-4-6", **kw)
    .to_dict()
    .get("id", c.messages.create(model="claude-opus-5", **kw))
)
c.messages.create(model="claude-opus-4-6", **kw).extra = 1
c.messages.create(model="claude-opus-4-6", **kw).content[0] = 1
x: c.messages.create(model="claude-opus-4-6", **kw) = 1  # truth: unreached
d = {}
d[c.messages.create(model="claude-opus-4-6", **kw).id] = 1
d[c.messages.create(model="claude-opus-4-6", **kw).id] += 1
n = 1
n += c.messages.create(model="claude-opus-4-6", **kw).usage.input_tokens
a = b = c.messages.create(model="claude-opus-4-6", **kw)
a, *b = c.messages.create(model="claude-opus-4-6", **kw).content
del d[c.messages.create(model="claude-opus-4-6", **kw).id]
assert c.messages.create(model="claude-opus-4-6", **kw)
assert True, c.messages.create(model="claude-opus-4-6", **kw)  # truth: unreached
with contextlib.suppress(AssertionError):
    assert False, c.messages.create(model="claude-opus-4-6", **kw)
if c.messages.create(model="claude-opus-4-6", **kw):
    pass
if False:
    pass
elif c.messages.create(model="claude-opus-4-6", **kw):
    pass
else:
    c.messages.create(model="claude-opus-4-1", **kw)  # truth: unreached
while c.messages.create(model="claude-opus-4-6", **kw).usage.input_tokens > 100:
    pass
else:
    c.messages.create(model="claude-opus-4-6", **kw)
for e in c.messages.create(model="claude-opus-4-6", **kw).content:
    break
else:
    c.messages.create(model="claude-opus-4-6", **kw)  # truth: unreached
for d[c.messages.create(model="claude-opus-4-6", **kw).id] in "a":
    pass
with c.messages.create(model="claude-opus-4-6", **kw) and contextlib.nullcontext() as q:
    pass
with (
    contextlib.nullcontext(c.messages.create(model="claude-opus-4-6", **kw)) as q,
    contextlib.nullcontext(c.messages.create(model="claude-opus-5", **kw)),
):
    pass
with contextlib.nullcontext() as d[c.messages.create(model="claude-opus-4-6", **kw).id]:
    pass
try:
    raise ValueError(c.messages.create(model="claude-opus-4-6", **kw).id)
except c.messages.create(model="claude-opus-4-6", **kw) and ValueError:
    c.messages.create(model="claude-opus-4-6", **kw)
else:
    c.messages.create(model="claude-opus-4-6", **kw)  # truth: unreached
finally:
    c.messages.create(model="claude-opus-4-6", **kw)
try:
    try:
        pass
    finally:
        raise ValueError from (
            c.messages.create(model="claude-opus-4-6", **kw) and None
        )
except ValueError:
    pass
match c.messages.create(model="claude-opus-4-6", **kw).stop_reason:
    case "end_turn" if c.messages.create(model="claude-opus-4-6", **kw):
        c.messages.create(model="claude-opus-4-6", **kw)
    case _:
        c.messages.create(model="claude-opus-4-6", **kw)  # truth: unreached


def default(
    a=c.messages.create(model="claude-opus-4-6", **kw),
    *,
    b=c.messages.create(model="claude-opus-5", **kw),
):
    pass


def deco(*a):
    return lambda f: f


@deco(c.messages.create(model="claude-opus-4-6", **kw))
def decorated():
    pass


@deco(c.messages.create(model="claude-opus-4-6", **kw))
class Decorated(
    deco(c.messages.create(model="claude-opus-4-6", **kw))(object),
    metaclass=deco(c.messages.create(model="claude-opus-5", **kw))(type),
):
    attr = c.messages.create(model="claude-opus-4-6", **kw)

    def method(self, a=c.messages.create(model="claude-opus-4-6", **kw)):
        pass

    @deco(c.messages.create(model="claude-opus-4-6", **kw))
    def second(self):
        pass

    c.messages.create(model="claude-opus-4-6", **kw)
    for i in range(1):
        c.messages.create(model="claude-opus-4-6", **kw)

    class Inner:
        attr = c.messages.create(model="claude-opus-4-6", **kw)


def outer():
    def inner(a=c.messages.create(model="claude-opus-4-6", **kw)):
        return c.messages.create(model="claude-opus-4-6", **kw)

    class Local:
        attr = c.messages.create(model="claude-opus-4-6", **kw)

        @deco(c.messages.create(model="claude-opus-4-6", **kw))
        def m(self):
            return c.messages.create(model="claude-opus-4-6", **kw)

    inner()
    Local().m()
    return c.messages.create(model="claude-opus-4-6", **kw)


outer()


def gen():
    yield c.messages.create(model="claude-opus-4-6", **kw)
    yield from c.messages.create(model="claude-opus-4-6", **kw).content
    z = yield 1
    d[(yield c.messages.create(model="claude-opus-4-6", **kw))] = 1
    return c.messages.create(model="claude-opus-4-6", **kw)


list(gen())
x = c.messages.create(model="claude-opus-4-6", **kw)
y = c.messages.create(model="claude-opus-4-6", **kw)
