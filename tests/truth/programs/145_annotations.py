# exact: platform, model, geo, region
"""Annotations are evaluated where there is no __future__ import."""

import anthropic

c = anthropic.Anthropic()
kw = {"max_tokens": 8, "messages": [], "inference_geo": "us"}

x: c.messages.create(model="claude-opus-4-6", **kw) = 1
y: c.messages.create(model="claude-opus-4-6", **kw)


def f(
    a: c.messages.create(model="claude-opus-4-6", **kw),
    *b: c.messages.create(model="claude-opus-5", **kw),
) -> c.messages.create(model="claude-sonnet-5", **kw):
    z: c.messages.create(model="claude-opus-4-6", **kw) = 1  # truth: unreached
    return z


f(1)


class K:
    x: c.messages.create(model="claude-opus-4-6", **kw) = 1
    y: c.messages.create(model="claude-opus-4-6", **kw)

    def m(self, a: c.messages.create(model="claude-opus-4-6", **kw) = 1) -> None:
        pass
