# exact: platform, model, geo, region
"""Async positions."""

import asyncio
import contextlib

from anthropic import AsyncAnthropic

c = AsyncAnthropic()
kw = {"max_tokens": 8, "messages": [], "inference_geo": "us"}


async def agen():
    yield await c.messages.create(model="claude-opus-4-6", **kw)
    for i in range(2):
        yield i


@contextlib.asynccontextmanager
async def scope():
    await c.messages.create(model="claude-opus-4-6", **kw)
    try:
        yield c
    finally:
        await c.messages.create(model="claude-sonnet-5", **kw)


async def main():
    x = await c.messages.create(model="claude-opus-4-6", **kw)
    x = [await c.messages.create(model="claude-opus-4-6", **kw) for i in "a"]
    x = [
        i
        async for i in agen()
        if await c.messages.create(model="claude-opus-4-6", **kw)
    ]
    x = {str(i): 1 async for i in agen()}
    x = (await c.messages.create(model="claude-opus-4-6", **kw)).content[0].text
    x = f"{(await c.messages.create(model='claude-opus-4-6', **kw)).id}"
    async for i in agen():
        await c.messages.create(model="claude-opus-4-6", **kw)
    async with scope() as s:
        await s.messages.create(model="claude-opus-4-6", **kw)
    async with c.messages.stream(model="claude-opus-4-6", **kw) as st:
        async for t in st.text_stream:
            print(t)
    coro = c.messages.create(model="claude-opus-4-6", **kw)
    await coro
    x = await asyncio.gather(
        *(
            c.messages.create(model=m, **kw)
            for m in ("claude-opus-5", "claude-sonnet-5")
        )
    )
    x = await asyncio.gather(
        *[
            c.messages.create(model=m, **kw)
            for m in ("claude-opus-5", "claude-sonnet-5")
        ]
    )
    async with asyncio.TaskGroup() as tg:
        tg.create_task(c.messages.create(model="claude-opus-4-6", **kw))
    for f in asyncio.as_completed([c.messages.create(model="claude-opus-4-6", **kw)]):
        await f
    return await asyncio.wait_for(c.messages.create(model="claude-opus-4-6", **kw), 5)


asyncio.run(main())
