# exact: platform, model, geo
"""What a context changes is changed back however its block ends: by a return, a break, an error."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager, suppress

from anthropic import Anthropic

client = Anthropic()
settings = {"geo": "us", "model": "claude-opus-4-7"}
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


@contextmanager
def region(name: str) -> Iterator[None]:
    before = settings["geo"]
    settings["geo"] = name
    try:
        yield
    finally:
        settings["geo"] = before


@asynccontextmanager
async def drafting(model: str) -> AsyncIterator[None]:
    settings["model"] = model
    try:
        yield
    finally:
        settings["model"] = "claude-opus-4-6"


def name_of_region() -> str:
    with region("global"):
        return settings["geo"]


def try_twice() -> None:
    for attempt in range(3):
        with region("global"):
            if attempt == 1:
                break


def reset() -> None:
    settings["model"] = "claude-sonnet-4-6"


async def draft() -> None:
    async with drafting("claude-fable-5"):
        return


name_of_region()
client.messages.create(
    model="claude-opus-4-7",
    inference_geo=settings["geo"],
    max_tokens=64,
    messages=MESSAGES,
)
try_twice()
client.messages.create(
    model="claude-opus-4-7",
    inference_geo=settings["geo"],
    max_tokens=64,
    messages=MESSAGES,
)
with suppress(RuntimeError), region("global"):
    raise RuntimeError
client.messages.create(
    model="claude-opus-4-7",
    inference_geo=settings["geo"],
    max_tokens=64,
    messages=MESSAGES,
)
asyncio.run(draft())
client.messages.create(model=settings["model"], max_tokens=64, messages=MESSAGES)
with ExitStack() as stack:
    stack.push(lambda *_: reset())
    kept = stack.pop_all()
kept.close()
client.messages.create(model=settings["model"], max_tokens=64, messages=MESSAGES)
