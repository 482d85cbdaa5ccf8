# exact: platform, model, geo, region, pair
"""The method handed over: to a thread, to an executor, as a partial, as a plain alias."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from anthropic import Anthropic

client = Anthropic()
turn = [{"role": "user", "content": "ping"}]
create = client.messages.create
ask = partial(create, model="claude-opus-4-7", max_tokens=10)
pinned = partial(ask, inference_geo="us")


async def main() -> None:
    await asyncio.to_thread(
        client.messages.create,
        model="claude-sonnet-5",
        max_tokens=10,
        messages=turn,
        inference_geo="us",
    )
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, partial(pinned, messages=turn))


asyncio.run(main())
create(model="claude-haiku-5-5", max_tokens=10, messages=turn)
ask(messages=turn, inference_geo="global")
pinned(messages=turn)
with ThreadPoolExecutor(max_workers=2) as pool:
    job = pool.submit(create, model="claude-opus-4-6", max_tokens=10, messages=turn)
    job.result()
    print(len(list(pool.map(lambda word: pinned(messages=[{"role": "user", "content": word}]), "ab"))))
