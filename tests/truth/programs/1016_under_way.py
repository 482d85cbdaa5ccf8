# run:
# exact: platform, geo, region
# open: model
"""What runs beside the rest may not have begun, or be half done, until somebody waits for it."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import anthropic

ASK = [{"role": "user", "content": "x"}]
client = anthropic.Anthropic()
_config = {"model": "claude-sonnet-4-6"}
_set, _go = threading.Event(), threading.Event()


def _for_a_while():
    old = _config["model"]
    _config["model"] = "claude-opus-4-7"
    _set.set()
    _go.wait()
    _config["model"] = old


def _in_a_thread():
    thread = threading.Thread(target=_for_a_while)
    thread.start()
    _set.wait()
    client.messages.create(max_tokens=3, messages=ASK, **_config)
    _go.set()
    thread.join()
    client.messages.create(max_tokens=3, messages=ASK, **_config)


def _in_a_pool():
    plan, ready = {"model": "claude-sonnet-5"}, threading.Event()

    def change():
        ready.wait()
        plan["model"] = "claude-opus-5"

    with ThreadPoolExecutor() as pool:
        future = pool.submit(change)
        client.messages.create(model=plan["model"], max_tokens=3, messages=ASK)
        ready.set()
        future.result()
        client.messages.create(model=plan["model"], max_tokens=3, messages=ASK)


class _Chat:
    def __init__(self):
        self.model = "claude-sonnet-4-6"
        self.client = anthropic.AsyncAnthropic()

    async def better(self):
        before = self.model
        self.model = "claude-opus-4-6"
        await asyncio.sleep(0.01)
        self.model = before

    async def worse(self):
        self.model = "claude-haiku-4-5"


async def main():
    chat = _Chat()
    task = asyncio.create_task(chat.better())
    await asyncio.sleep(0)
    await chat.client.messages.create(model=chat.model, max_tokens=3, messages=ASK)
    await task
    other = asyncio.create_task(chat.worse())
    await chat.client.messages.create(model=chat.model, max_tokens=3, messages=ASK)
    await asyncio.gather(other)
    await chat.client.messages.create(model=chat.model, max_tokens=3, messages=ASK)


_in_a_thread()
_in_a_pool()
asyncio.run(main())
