# exact: platform, region
"""What comes back into a generator: values that are sent, changes made meanwhile, results."""
import asyncio
from contextlib import asynccontextmanager, contextmanager

from anthropic import Anthropic, AsyncAnthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "hi"}]


@contextmanager
def prepared():
    options = {"model": "claude-opus-4-7", "max_tokens": 9}
    try:
        yield options
    finally:
        options["inference_geo"] = "us"
        client.messages.create(messages=MESSAGES, **options)


@asynccontextmanager
async def session():
    asynchronous = AsyncAnthropic()
    options = {"model": "claude-opus-4-7", "max_tokens": 9}
    yield asynchronous, options
    options["inference_geo"] = "global"
    await asynchronous.messages.create(messages=MESSAGES, **options)


def worker():
    while True:
        model = yield
        client.messages.create(model=model, max_tokens=9, messages=MESSAGES)


def stage(model):
    yield "working"
    return {"model": model, "inference_geo": "us"}


def pipeline():
    first = yield from stage("claude-opus-4-7")
    client.messages.create(max_tokens=9, messages=MESSAGES, **first)
    second = yield from stage("claude-sonnet-4-6")
    client.messages.create(max_tokens=9, messages=MESSAGES, **second)


async def main():
    async with session() as (asynchronous, options):
        await asynchronous.messages.create(messages=MESSAGES, **options)
        options["model"] = "claude-haiku-5-5"


with prepared() as options:
    client.messages.create(messages=MESSAGES, **options)
    options["model"] = "claude-sonnet-4-6"
asyncio.run(main())
sending = worker()
next(sending)
sending.send("claude-opus-4-7")
sending.send("claude-sonnet-4-6")
for _ in pipeline():
    pass
