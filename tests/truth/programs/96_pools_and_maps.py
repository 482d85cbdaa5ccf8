# exact: platform, region, model, geo, pair
"""Work spread over executor.map, submit with keywords, starmap, and gather of a comprehension."""

import asyncio
import itertools
from concurrent.futures import ThreadPoolExecutor, as_completed

from anthropic import Anthropic, AsyncAnthropic

_client = Anthropic()
_async_client = AsyncAnthropic()
_turn = [{"role": "user", "content": "x"}]


def _ask(model, geo):
    return _client.messages.create(
        model=model, max_tokens=8, messages=_turn, inference_geo=geo
    )


def _plain(text):
    return _client.messages.create(
        model="claude-opus-5", max_tokens=8, messages=[{"role": "user", "content": text}]
    )


async def _ask_later(model, **options):
    return await _async_client.messages.create(
        model=model, max_tokens=8, messages=_turn, **options
    )


async def _main():
    pairs = [("claude-opus-4-7", "us"), ("claude-sonnet-4-6", "global")]
    await asyncio.gather(*(_ask_later(model, inference_geo=geo) for model, geo in pairs))
    async with asyncio.TaskGroup() as group:
        for model in ("claude-haiku-4-5", "claude-3-5-haiku-20241022"):
            group.create_task(_ask_later(model))


with ThreadPoolExecutor(2) as _pool:
    list(_pool.map(_plain, ["a", "b"]))
    _futures = [
        _pool.submit(
            _client.messages.create, model="claude-sonnet-5", max_tokens=8, messages=_turn
        ),
        _pool.submit(_ask, "claude-haiku-5-5", geo="us"),
    ]
    for _done in as_completed(_futures):
        _done.result()
list(itertools.starmap(_ask, [("claude-opus-5", "us"), ("claude-sonnet-5-5", "global")]))
asyncio.run(_main())
