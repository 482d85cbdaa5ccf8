# exact: platform, region
"""Unpack of a TypedDict: which keys may come is known, which values not."""

from __future__ import annotations

from typing import TypedDict

from anthropic import Anthropic
from typing_extensions import NotRequired, Unpack


class Options(TypedDict, total=False):
    model: str
    inference_geo: NotRequired[str]


client = Anthropic()


def ask(text: str, **options: Unpack[Options]):
    options.setdefault("model", "claude-opus-5")
    return client.messages.create(
        max_tokens=8, messages=[{"role": "user", "content": text}], **options
    )


def _quick(text: str, **options: Unpack[Options]):
    model = options.pop("model", None) or "claude-haiku-5-5"
    return client.messages.create(
        model=model, max_tokens=8, messages=[{"role": "user", "content": text}], **options
    )


ask("x")
ask("y", model="claude-sonnet-5", inference_geo="us")
_quick("z", inference_geo="global")
_quick("z", model="claude-haiku-4-5")
