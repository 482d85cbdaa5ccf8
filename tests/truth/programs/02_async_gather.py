# exact: platform, model, geo, region, pair
"""Rate several replies at once: an async client, gathered coroutines, an unpinned follow-up."""

import asyncio

import anthropic

JUDGE = "claude-sonnet-" "4-6"


async def rate(client: anthropic.AsyncAnthropic, reply: str) -> str:
    message = await client.messages.create(
        model=JUDGE,
        max_tokens=16,
        inference_geo="us",
        messages=[{"role": "user", "content": reply}],
    )
    return message.content[0].text


async def main() -> None:
    async with anthropic.AsyncAnthropic(max_retries=1) as client:
        ratings = await asyncio.gather(*(rate(client, reply) for reply in ("good", "bad")))
        summary = (
            await client.messages
            .create(model=JUDGE, max_tokens=16, messages=[{"role": "user", "content": str(ratings)}])
        )
        print(summary.usage.inference_geo)


asyncio.run(main())
