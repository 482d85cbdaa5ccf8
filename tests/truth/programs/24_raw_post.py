# exact: platform, model, geo, region, pair
"""The bottom door: client.post with a body of one's own, sync and async."""

import asyncio

import anthropic
from anthropic.types import Message


def sync() -> None:
    client = anthropic.Anthropic()
    body = {
        "model": "claude-opus-4-7",
        "max_tokens": 8,
        "messages": [{"role": "user", "content": "raw"}],
        "inference_geo": "us",
    }
    print(client.post("/v1/messages", body=body, cast_to=Message).usage)
    client.post("/v1/other", body={"model": "claude-opus-4-7"}, cast_to=object)


async def concurrently() -> None:
    client = anthropic.AsyncAnthropic()
    message = await client.post(
        "/v1/messages",
        cast_to=Message,
        body=dict(
            model="claude-sonnet-5", max_tokens=8, messages=[{"role": "user", "content": "raw"}]
        ),
    )
    print(message.usage)


sync()
asyncio.run(concurrently())
