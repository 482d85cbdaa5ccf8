# run: claude tool
# run: other tool
# exact: platform, geo
"""A tool that unseen code may run makes the function that sends: what stands around that is known."""

import asyncio
import os
import sys


class Server:
    def __init__(self):
        self.tools = {}

    def call_tool(self):
        def keep(function):
            self.tools[function.__name__] = function
            return function

        return keep


server = Server()


def sender(request):
    if request["provider"] == "claude":
        import anthropic

        client = anthropic.AsyncAnthropic(api_key=request["key"])

        async def send(text):
            return await client.messages.create(
                model=request["model"], max_tokens=3, messages=[{"role": "user", "content": text}]
            )

        return send
    return None


async def evaluate(request, send=None):
    request.setdefault("seen", 0)
    if send is None:
        send = sender(request)
    return send


@server.call_tool()
async def call_tool(name, arguments):
    if name == "evaluate":
        return await handle(arguments)


async def handle(arguments):
    try:
        return await evaluate(arguments)
    except OSError as error:
        return str(error)


REQUEST = {"provider": sys.argv[1], "key": "sk", "model": os.environ.get("MODEL", "claude-opus-4-6")}
made = asyncio.run(server.tools[f"call_{sys.argv[2]}"]("evaluate", REQUEST))
if made is not None:
    asyncio.run(made("x"))
