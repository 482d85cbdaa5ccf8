# exact: platform, region
"""A coroutine runs when it is awaited, with what its arguments hold by then."""

import asyncio

import anthropic

_client = anthropic.AsyncAnthropic()
_turn = [{"role": "user", "content": "x"}]


async def _ask(options):
    return await _client.messages.create(max_tokens=8, messages=_turn, **options)


async def _main():
    options = {"model": "claude-opus-5"}
    waiting = [_ask(options), _ask(options)]
    options["inference_geo"] = "us"
    await asyncio.gather(*waiting)
    other = {"model": "claude-sonnet-5"}
    task = asyncio.create_task(_ask(other))
    other["model"] = "claude-opus-4-6"
    await task


asyncio.run(_main())
