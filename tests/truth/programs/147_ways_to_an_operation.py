# exact: platform, model, geo, region
"""Odd ways to reach the operation."""

import functools
import operator

import anthropic
from anthropic.resources import AsyncMessages, Messages
from anthropic.resources.beta.messages import Messages as BetaMessages
from anthropic.resources.messages import Messages as M2

c = anthropic.Anthropic()
kw = {"max_tokens": 8, "messages": [], "inference_geo": "us"}

Messages(c).create(model="claude-opus-5", **kw)
M2(client=c).create(model="claude-opus-5", **kw)
BetaMessages(c).create(model="claude-opus-5", **kw)
anthropic.resources.messages.Messages(c).create(model="claude-opus-5", **kw)
anthropic.resources.Messages(c).create(model="claude-opus-5", **kw)
type(c.messages).create(c.messages, model="claude-opus-5", **kw)
c.messages.__class__.create(c.messages, model="claude-opus-5", **kw)
Messages.create(c.messages, model="claude-opus-5", **kw)
c.messages.create.__call__(model="claude-opus-5", **kw)
operator.methodcaller("create", model="claude-opus-5", **kw)(c.messages)
operator.attrgetter("messages.create")(c)(model="claude-opus-5", **kw)
operator.attrgetter("messages")(c).create(model="claude-opus-5", **kw)
functools.reduce(getattr, ["messages", "create"], c)(model="claude-opus-5", **kw)
functools.reduce(getattr, "beta.messages.create".split("."), c)(
    model="claude-opus-5", **kw
)
getattr(getattr(c, "messages"), "create")(model="claude-opus-5", **kw)
c.messages.with_raw_response.create(model="claude-opus-5", **kw)
with c.messages.with_streaming_response.create(model="claude-opus-5", **kw) as r:
    r.read()
c.with_raw_response.messages.create(model="claude-opus-5", **kw)
c.with_options(timeout=3).messages.create(model="claude-opus-5", **kw)
c.messages._client.messages.create(model="claude-opus-5", **kw)
functools.partial(c.messages.create, model="claude-opus-5")(**kw)
functools.partial(Messages.create, c.messages)(model="claude-opus-5", **kw)
send = operator.call if hasattr(operator, "call") else None
if send:
    send(c.messages.create, model="claude-opus-5", **kw)
c.messages.__getattribute__("create")(model="claude-opus-5", **kw)
vars(type(c.messages))["create"](c.messages, model="claude-opus-5", **kw)
Messages.__dict__["create"](c.messages, model="claude-opus-5", **kw)
c.messages.create.__func__(c.messages, model="claude-opus-5", **kw)
c.messages.create.__self__.create(model="claude-opus-5", **kw)
list(
    map(lambda m: m.create(model="claude-opus-5", **kw), [c.messages, c.beta.messages])
)
[f(model="claude-opus-5", **kw) for f in (c.messages.create, c.beta.messages.create)]
