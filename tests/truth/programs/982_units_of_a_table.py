# run:
# open: model
# exact: platform, geo, region
"""Each unit of a table goes to its provider's function, whose parameter is declared: what the
function is passed is what its callers pass, not whatever is made of that class."""

import asyncio
import os
from dataclasses import dataclass

import anthropic


@dataclass(frozen=True)
class Unit:
    name: str
    provider: str
    model: str


UNITS: tuple[Unit, ...] = (
    Unit("one", "claude", os.getenv("NO_SUCH_MODEL_A") or "claude-opus-4-7"),
    Unit("two", "gemini", os.getenv("NO_SUCH_MODEL_B") or "gemini-3"),
    Unit("three", "chatgpt", os.getenv("NO_SUCH_MODEL_C") or "gpt-4o"),
)


async def ask_claude(unit: Unit, prompt: str) -> object:
    def call() -> object:
        client = anthropic.Anthropic()
        return client.messages.create(
            model=unit.model, max_tokens=8, messages=[{"role": "user", "content": prompt}]
        )

    return await asyncio.to_thread(call)


async def ask_other(unit: Unit, prompt: str) -> object:
    return print(unit.model, prompt)


PROVIDERS = {"claude": ask_claude, "gemini": ask_other, "chatgpt": ask_other}


async def decide(prompt: str) -> list[object]:
    return await asyncio.gather(*(PROVIDERS[unit.provider](unit, prompt) for unit in UNITS))


asyncio.run(decide("x"))
