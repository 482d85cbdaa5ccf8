# exact: platform, model, geo, region, pair
"""Server-held threads: the thread's geo, one turn that overrides it, an update that stays."""

import asyncio

from anthropic import Anthropic, AsyncAnthropic


def say(text: str) -> dict:
    return {"role": "user", "content": text}


def support() -> None:
    thread = Anthropic().beta.messages.thread(
        model="claude-opus-5", max_tokens=100, inference_geo="us"
    )
    thread.send(say("first"))
    thread.send(say("only this turn"), inference_geo="global")
    thread.send(say("pinned again"))
    thread.update(inference_geo="global", model="claude-sonnet-5")
    thread.send(say("from now on anywhere"))
    with thread.stream(say("and streamed")) as stream:
        stream.until_done()


async def sales() -> None:
    thread = AsyncAnthropic().beta.messages.thread(model="claude-sonnet-5", max_tokens=100)
    await thread.send(say("unpinned"))
    async with thread.stream(say("pinned"), inference_geo="us") as stream:
        await stream.get_final_message()


support()
asyncio.run(sales())
