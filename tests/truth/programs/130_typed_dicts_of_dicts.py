# run: brief
# run: long
# exact: platform, model, geo, region, pair
"""Typed dicts, made from a dict rather than from keywords."""

import sys
from typing import Any, TypedDict

from anthropic import Anthropic
from anthropic.types import message_create_params as shapes


class Request(TypedDict, total=False):
    model: str
    max_tokens: int
    messages: list[Any]
    inference_geo: str


class PinnedRequest(Request):
    pass


def request(depth: str) -> Request:
    made: Request = Request({"model": "claude-opus-4-7", "max_tokens": 64})
    if depth == "long":
        made["model"] = "claude-sonnet-4-6"
    made["messages"] = [{"role": "user", "content": depth}]
    return made


client = Anthropic()
settings: dict[str, Any] = {"inference_geo": "us", "max_tokens": 9}
print(client.messages.create(**request(sys.argv[1])))
pinned = PinnedRequest({"model": "claude-opus-4-7", **settings}, messages=[])
print(client.messages.create(**pinned))
shape = shapes.MessageCreateParamsNonStreaming({**request("x"), "inference_geo": "global"})
print(client.messages.create(**shape))
