# run:
# exact: platform, model, geo, region
from __future__ import annotations

import contextvars
from contextlib import ExitStack, contextmanager

from anthropic import Anthropic

client = Anthropic()
current_geo: contextvars.ContextVar[str | None] = contextvars.ContextVar("geo", default=None)


class Override:
    def __init__(self, target: dict, **changes: str) -> None:
        self.target, self.changes = target, changes

    def __enter__(self) -> dict:
        self.saved = dict(self.target)
        self.target.update(self.changes)
        return self.target

    def __exit__(self, *exc: object) -> bool:
        self.target.clear()
        self.target.update(self.saved)
        return False


@contextmanager
def residency(geo: str):
    token = current_geo.set(geo)
    try:
        yield geo
    finally:
        current_geo.reset(token)


defaults = {"model": "claude-opus-4-7"}
with Override(defaults, model="claude-sonnet-4-6") as live:
    client.messages.create(max_tokens=1, messages=[], **live)
    client.messages.create(max_tokens=1, messages=[], **defaults)
client.messages.create(max_tokens=1, messages=[], **defaults)
with residency("us") as geo:
    client.messages.create(max_tokens=1, messages=[], inference_geo=geo, **defaults)
with ExitStack() as stack:
    geo = stack.enter_context(residency("global"))
    stack.callback(defaults.pop, "inference_geo", None)
    defaults["inference_geo"] = geo
    client.messages.create(max_tokens=1, messages=[], **defaults)
client.messages.create(max_tokens=1, messages=[], **defaults)
