# exact: platform, model, geo, region
"""Tool runners of threads and of async clients; a thread's runner takes no geo of its own."""

import asyncio

from anthropic import Anthropic, AsyncAnthropic, beta_async_tool, beta_tool

turn = {"role": "user", "content": "What time is it?"}


@beta_tool
def clock(zone: str) -> str:
    """The time in a zone."""
    return f"noon in {zone}"


@beta_async_tool
async def slow_clock(zone: str) -> str:
    """The time in a zone, later."""
    return f"noon in {zone}"


thread = Anthropic().beta.messages.thread(
    model="claude-opus-5", max_tokens=50, inference_geo="us", tools=[clock], messages=[turn]
)
try:
    thread.tool_runner(inference_geo="global")
except TypeError as error:
    print(error)
print(thread.tool_runner().until_done().usage.inference_geo)


async def main() -> None:
    client = AsyncAnthropic()
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-5",
        max_tokens=50,
        inference_geo="global",
        tools=[slow_clock],
        messages=[turn],
    )
    async for message in runner:
        print(message.stop_reason)
    streaming = client.beta.messages.tool_runner(
        model="claude-haiku-5-5", max_tokens=50, tools=[slow_clock], messages=[turn], stream=True
    )
    async for stream in streaming:
        await stream.get_final_message()


asyncio.run(main())
