from typing import TypedDict

from anthropic.types import MessageCreateParams
from anthropic.types.message_create_params import MessageCreateParamsNonStreaming


class Options(TypedDict, total=False):
    model: str
    inference_geo: str


FAST = Options(model="claude-haiku-5-5")
SAFE: Options = {"model": "claude-opus-5", "inference_geo": "us"}


def standard(text: str) -> MessageCreateParams:
    return MessageCreateParamsNonStreaming(
        model="claude-sonnet-5",
        max_tokens=16,
        inference_geo="global",
        messages=[{"role": "user", "content": text}],
    )
