# exact: platform, model, geo, region, pair
"""Vertex: three kinds of region, sync and async, and a geo that nobody reads."""

import asyncio

from anthropic import AnthropicVertex, AsyncAnthropicVertex

turn = [{"role": "user", "content": "hola"}]


def everywhere() -> None:
    client = AnthropicVertex(project_id="truth", region="global")
    client.messages.create(model="claude-opus-4-7", max_tokens=9, messages=turn)


def multi_region() -> None:
    client = AnthropicVertex(project_id="truth", region="eu")
    client.messages.create(model="claude-sonnet-4-5@20250929", max_tokens=9, messages=turn)


async def regional() -> None:
    client = AsyncAnthropicVertex(project_id="truth", region="us-east5")
    await client.messages.create(
        model="claude-opus-5", max_tokens=9, messages=turn, inference_geo="us"
    )
    async with client.messages.stream(model="claude-opus-5", max_tokens=9, messages=turn) as stream:
        await stream.get_final_message()


everywhere()
multi_region()
asyncio.run(regional())
