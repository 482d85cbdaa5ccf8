# exact: platform, model, geo, region, pair
"""Headers wanted: with_raw_response and with_streaming_response, GA and beta, sync and async."""

import asyncio

import anthropic

client = anthropic.Client()
turn = [{"role": "user", "content": "hi"}]

raw = client.messages.with_raw_response.create(
    model="claude-opus-4-7", max_tokens=8, messages=turn, inference_geo="us"
)
print(raw.headers.get("request-id"), raw.parse().usage.inference_geo)

beta_raw = client.beta.messages.with_raw_response.create(
    model="claude-opus-5-5", max_tokens=8, messages=turn
)
print(beta_raw.parse().id)

with client.messages.with_streaming_response.create(
    model="claude-sonnet-5", max_tokens=8, messages=turn, inference_geo="global"
) as response:
    print(response.headers.get("request-id"))

later = client.beta.messages.with_streaming_response.create(
    model="claude-haiku-5-5", max_tokens=8, messages=turn, inference_geo="us"
)
with later as response:
    print(response.status_code)


async def main(client: anthropic.AsyncClient) -> None:
    raw = await client.messages.with_raw_response.create(
        model="claude-opus-4-6", max_tokens=8, messages=turn
    )
    print(raw.http_response.status_code)
    async with client.messages.with_streaming_response.create(
        model="claude-opus-4-6", max_tokens=8, messages=turn, inference_geo="us"
    ) as response:
        print(await response.text())


asyncio.run(main(anthropic.AsyncClient()))
