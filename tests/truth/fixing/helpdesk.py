# run:
"""Calls with every kind of mistake that a fix exists for."""

import anthropic
from anthropic import Anthropic, AnthropicBedrock, AnthropicFoundry, AnthropicVertex
from pydantic import BaseModel

claude = Anthropic()
bedrock = AnthropicBedrock(aws_region="us-east-1")
vertex = AnthropicVertex(region="us-east5", project_id="acme")
foundry = AnthropicFoundry(resource="acme")
ASKED = [{"role": "user", "content": "Where does this run?"}]


class Answer(BaseModel):
    text: str


def attempt(call):
    try:
        call()
    except (anthropic.APIStatusError, TypeError) as error:
        print(f"refused: {error}")


def ignored():
    bedrock.messages.create(
        model="us.anthropic.claude-opus-4-7",
        inference_geo="us",  # since the audit
        max_tokens=1,
        messages=ASKED,
    )
    vertex.messages.create(
        model="claude-opus-4-7", inference_geo="us", max_tokens=1, messages=ASKED
    )
    foundry.messages.create(
        model="claude-opus-4-7", max_tokens=1, messages=ASKED, extra_body={"inference_geo": "us"}
    )
    bedrock.messages.create(
        **{"model": "anthropic.claude-haiku-4-5", "inference_geo": "us"},
        max_tokens=1,
        messages=ASKED,
    )


def old_model():
    claude.messages.create(
        model="claude-haiku-4-5", max_tokens=1, messages=ASKED, inference_geo="us"
    )


def old_model_in_a_batch():
    claude.messages.batches.create(
        requests=[
            {
                "custom_id": "a",
                "params": {
                    "model": "claude-sonnet-4-5",
                    "max_tokens": 1,
                    "messages": ASKED,
                    "inference_geo": "us",
                },
            }
        ]
    )


def parsing():
    claude.messages.parse(
        model="claude-opus-4-7",
        max_tokens=1,
        messages=ASKED,
        output_format=Answer,
        inference_geo="us",
    )


def counting():
    claude.messages.count_tokens(
        model="claude-opus-4-7", messages=ASKED, extra_body={"inference_geo": "us"}
    )


def unpinned():
    claude.messages.create(model="claude-opus-4-7", max_tokens=1, messages=ASKED)
    claude.messages.create(
        model="claude-opus-4-7", max_tokens=1, messages=ASKED, inference_geo="global"
    )
    claude.messages.create(
        model="claude-opus-4-7",
        max_tokens=1,
        messages=ASKED,
        extra_query={"inference_geo": "us"},
    )
    claude.messages.parse(
        model="claude-opus-4-7", max_tokens=1, messages=ASKED, output_format=Answer
    )
    claude.messages.batches.create(
        requests=[
            {
                "custom_id": str(number),
                "params": {"model": "claude-opus-4-7", "max_tokens": 1, "messages": ASKED},
            }
            for number in range(2)
        ]
    )
    with claude.messages.stream(model="claude-opus-4-7", max_tokens=1, messages=ASKED) as stream:
        for _ in stream.text_stream:
            pass


for call in (ignored, old_model, old_model_in_a_batch, parsing, counting, unpinned):
    attempt(call)
