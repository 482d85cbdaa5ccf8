# run:
# run: GEO=us
# exact: platform, model, geo, region, pair
"""A context variable has what `get` is given, until it is set; a queue is true, though empty."""

import asyncio
import contextlib
import os
import queue
from contextvars import ContextVar

import anthropic

client = anthropic.Anthropic()
_geo: ContextVar[str] = ContextVar("geo")
_model: ContextVar[str] = ContextVar("model", default="claude-sonnet-4-6")
_jobs: queue.Queue = queue.Queue()


@contextlib.contextmanager
def _using(model):
    token = _model.set(model)
    try:
        yield
    finally:
        _model.reset(token)


def _pinned(text):
    return client.messages.create(
        model="claude-opus-4-7",
        max_tokens=3,
        messages=[{"role": "user", "content": text}],
        inference_geo=_geo.get("global"),
    )


def _ask(text):
    return client.messages.create(
        model=_model.get(), max_tokens=3, messages=[{"role": "user", "content": text}]
    )


def _queued(model):
    return client.messages.create(model=model, max_tokens=3, messages=[])


if os.environ.get("GEO"):
    _geo.set("us")
_pinned("a")
with _using("claude-opus-4-6"):
    _ask("b")
_ask("c")
_queued("claude-opus-4-6" if _jobs else "claude-haiku-4-5")
_queued("claude-opus-5" if asyncio.Queue() else "claude-haiku-4-5")
_queued("claude-sonnet-5" if _geo else "claude-haiku-4-5")
