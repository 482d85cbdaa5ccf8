# run:
# run: --fast
# exact: platform, model, geo, region, pair
"""A part of the settings is replaced by another object: what is read of it goes together."""

import sys
from dataclasses import dataclass, field

import anthropic


@dataclass
class LLM:
    model: str = "claude-opus-4-7"
    geo: str | None = "us"


@dataclass
class Settings:
    llm: LLM = field(default_factory=LLM)


settings = Settings()
client = anthropic.Anthropic()
ASK = [{"role": "user", "content": "x"}]


def apply(argv):
    if "--fast" in argv:
        settings.llm = LLM(model="claude-haiku-4-5", geo=None)


def kwargs():
    llm = settings.llm
    found = {"model": llm.model, "max_tokens": 9}
    if llm.geo:
        found["inference_geo"] = llm.geo
    return found


def ask():
    return client.messages.create(messages=ASK, **kwargs())


apply(sys.argv)
ask()
