# run:
# open: model, geo
"""What is set in steps does not stay together where others may see it between them."""

import asyncio

import anthropic

client = anthropic.Anthropic()
async_client = anthropic.AsyncAnthropic()


class Half:
    """A method that gives up between the two."""

    def __init__(self):
        self.provider = "openai"
        self.model = "gpt-4o"

    def use(self, provider, model=None):
        if provider == "anthropic":
            self.provider = "anthropic"
            if model == "":
                raise ValueError("no model")
            self.model = "claude-opus-4-7"
        else:
            self.provider = "openai"
            self.model = "gpt-4o"

    def ask(self):
        if self.provider == "anthropic":
            try:
                client.messages.create(
                    model=self.model, max_tokens=8, messages=[{"role": "user", "content": "x"}]
                )
            except anthropic.APIStatusError as error:
                print(error)


half = Half()
try:
    half.use("anthropic", "")
except ValueError:
    pass
half.ask()


class Twice:
    """A method that sets one of them alone the second time."""

    def __init__(self):
        self.provider = "openai"
        self.model = "claude-haiku-4-5"

    def use(self, provider):
        if provider == "anthropic":
            self.model = "claude-opus-4-7"
            self.provider = "anthropic"
        elif provider == "cheap":
            self.model = "claude-sonnet-4-6"
        else:
            self.provider = "openai"

    def ask(self):
        if self.provider == "anthropic":
            client.messages.create(
                model=self.model, max_tokens=8, messages=[{"role": "user", "content": "x"}]
            )


twice = Twice()
twice.use("anthropic")
twice.use("cheap")
twice.ask()
twice.use("other")
twice.use("anthropic")
twice.ask()


class Before:
    """A method that sends what it has been set to before."""

    def __init__(self):
        self.model = "claude-haiku-4-5"
        self.geo = None

    def use(self, place):
        if place == "us":
            kwargs = {"inference_geo": self.geo} if self.geo else {}
            client.messages.create(
                model=self.model,
                max_tokens=8,
                messages=[{"role": "user", "content": "x"}],
                **kwargs,
            )
        if place == "us":
            self.model = "claude-opus-4-7"
            self.geo = "us"
        else:
            self.model = "claude-sonnet-4-6"
            self.geo = "global"


before = Before()
before.use("us")
before.use("any")
before.use("us")


class Waiting:
    """A coroutine that waits between the two."""

    def __init__(self):
        self.fast = False
        self.model = "claude-opus-4-7"

    async def hurry(self, gate):
        self.fast = True
        await gate.wait()
        self.model = "claude-haiku-4-5"

    async def ask(self):
        if self.fast:
            await async_client.messages.create(
                model=self.model, max_tokens=8, messages=[{"role": "user", "content": "x"}]
            )


async def main():
    waiting, gate = Waiting(), asyncio.Event()
    task = asyncio.create_task(waiting.hurry(gate))
    await asyncio.sleep(0)
    await waiting.ask()
    gate.set()
    await task
    await waiting.ask()


asyncio.run(main())
