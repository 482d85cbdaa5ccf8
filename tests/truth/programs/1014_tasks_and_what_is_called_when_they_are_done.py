# run:
# run: FULL=1
# exact: platform, model, geo, region, pair
"""Tasks and futures: what they give, that they are no `None`, what is called when they end."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor

import anthropic

sync = anthropic.Anthropic()
ASK = [{"role": "user", "content": "x"}]
_config = {"model": "claude-sonnet-4-6"}
_state = {"model": "claude-sonnet-4-6"}


def _name():
    return "claude-opus-4-7"


def _done(future):
    _state["model"] = future.result()


def _ask():
    return sync.messages.create(model=_state["model"], max_tokens=3, messages=ASK)


async def _load():
    if os.environ.get("FULL"):
        _config["model"] = "claude-opus-4-7"
        return {"a": 1}
    return None


async def _pick(model):
    return model


async def _client():
    return anthropic.AsyncAnthropic(base_url="https://llm.example.com")


async def _refreshed(client):
    plan = {"model": "claude-sonnet-4-6"}

    async def refresh():
        plan["model"] = "claude-opus-4-6"

    task = asyncio.create_task(refresh())
    task.add_done_callback(lambda _: plan.update(model="claude-haiku-4-5"))
    await task
    await asyncio.sleep(0)
    await client.messages.create(  # truth: open-model open-pair
        model=plan["model"], max_tokens=3, messages=ASK
    )


async def _gathered(client):
    async with asyncio.TaskGroup() as group:
        first = group.create_task(_pick("claude-haiku-4-5"))
        group.create_task(_pick("claude-opus-4-6"))
    await client.messages.create(model=first.result(), max_tokens=3, messages=ASK)
    names = ("claude-sonnet-4-6", "claude-opus-4-7")
    for name in await asyncio.gather(*[asyncio.create_task(_pick(n)) for n in names]):
        await client.messages.create(model=name, max_tokens=3, messages=ASK)
    for task in asyncio.as_completed([asyncio.ensure_future(_pick(n)) for n in names]):
        await client.messages.create(model=await task, max_tokens=3, messages=ASK)
    done, _ = await asyncio.wait([asyncio.create_task(_pick("claude-opus-5"))])
    for task in done:
        await client.messages.create(model=task.result(), max_tokens=3, messages=ASK)
    own, other = await asyncio.gather(_pick("claude-sonnet-5"), _client())
    await other.messages.create(model=own, max_tokens=3, messages=ASK)


async def main():
    client = anthropic.AsyncAnthropic()
    task = asyncio.create_task(_load())
    task.add_done_callback(print)
    loaded = await task
    await client.messages.create(model=_config["model"], max_tokens=3, messages=ASK)
    if loaded is None:
        await client.messages.create(model="claude-haiku-4-5", max_tokens=3, messages=ASK)
    making = asyncio.get_running_loop().create_task(_client())
    await asyncio.wait([making])
    await making.result().messages.create(model="claude-opus-4-6", max_tokens=3, messages=ASK)
    await _refreshed(client)
    await _gathered(client)


_ask()
with ThreadPoolExecutor() as pool:
    pool.submit(_name).add_done_callback(_done)
_ask()
asyncio.run(main())
