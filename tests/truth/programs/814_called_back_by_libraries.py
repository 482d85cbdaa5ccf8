# exact: platform
"""What libraries call before they return may change what is sent next."""

import asyncio
import json
import re
import weakref

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]
settings = {"model": "claude-opus-4-7"}


class Route:
    model = "claude-opus-4-7"


def choose(match: re.Match[str]) -> str:
    settings["model"] = "claude-sonnet-4-6"
    return match[0]


async def decide() -> None:
    task = asyncio.create_task(asyncio.sleep(0))
    task.add_done_callback(lambda _: settings.update(model="claude-fable-5"))
    await task
    await asyncio.sleep(0)


re.sub("opus", choose, "opus or sonnet")
client.messages.create(model=settings["model"], max_tokens=64, messages=MESSAGES)
json.dumps({"at": object()}, default=lambda _: settings.update(model="claude-opus-4-6"))
client.messages.create(model=settings["model"], max_tokens=64, messages=MESSAGES)
asyncio.run(decide())
client.messages.create(model=settings["model"], max_tokens=64, messages=MESSAGES)

route = Route()
weakref.ref(route)().model = "claude-sonnet-4-6"
client.messages.create(model=route.model, max_tokens=64, messages=MESSAGES)
weakref.proxy(route).model = "claude-opus-4-6"
client.messages.create(model=route.model, max_tokens=64, messages=MESSAGES)
