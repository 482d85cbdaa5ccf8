# exact: platform, model, geo, region, pair
"""What goes on beside the rest never ends, or fails; what follows runs all the same."""

import asyncio
import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor

import anthropic

client = anthropic.Anthropic()
aclient = anthropic.AsyncAnthropic()
M = [{"role": "user", "content": "x"}]
ticks = iter(range(6))


def _poll():
    while True:
        next(ticks)
        client.messages.create(model="claude-haiku-4-5", max_tokens=1, messages=M)


def _refuse():
    client.messages.create(model="claude-sonnet-4-5", max_tokens=1, messages=M)
    raise SystemExit(3)


async def _heartbeat():
    while True:
        await aclient.messages.create(model="claude-sonnet-4-6", max_tokens=1, messages=M)
        await asyncio.sleep(0)


async def _consume(queue):
    while True:
        prompt, options = await queue.get()
        await aclient.messages.create(  # truth: open-model open-geo open-pair
            max_tokens=1, messages=[{"role": "user", "content": prompt}], **options
        )
        queue.task_done()


class Watch(threading.Thread):
    def run(self):
        while True:
            next(ticks)


def threads():
    thread = threading.Thread(target=_poll, daemon=True)
    thread.start()
    Watch(daemon=True).start()
    client.messages.create(model="claude-opus-4-6", max_tokens=1, inference_geo="us", messages=M)
    thread.join()


def pools():
    with ThreadPoolExecutor() as pool:
        failing = pool.submit(_refuse)
        client.messages.create(model="claude-opus-4-7", max_tokens=1, inference_geo="us", messages=M)
    with contextlib.suppress(SystemExit):
        failing.result()


async def tasks():
    queue = asyncio.Queue()
    running = [asyncio.create_task(_heartbeat()), asyncio.create_task(_consume(queue))]
    await queue.put(("x", {"model": "claude-opus-5", "inference_geo": "us"}))
    await aclient.messages.create(model="claude-opus-4-8", max_tokens=1, inference_geo="us", messages=M)
    await queue.join()
    for task in running:
        task.cancel()


threads()
pools()
asyncio.run(tasks())
