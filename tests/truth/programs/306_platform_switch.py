# run: CLAUDE_PLATFORM=api
# run: CLAUDE_PLATFORM=vertex
# run: CLAUDE_PLATFORM=bedrock
# run: CLAUDE_PLATFORM=foundry
# exact: platform, model, geo, region
import os
from typing import Any

import anthropic
from anthropic import AnthropicFoundry


def build() -> tuple[Any, str]:
    match os.environ["CLAUDE_PLATFORM"]:
        case "bedrock":
            return anthropic.AnthropicBedrock(aws_region="us-west-2"), "us.anthropic.claude-opus-4-7-v1:0"
        case "vertex":
            return anthropic.AnthropicVertex(region="europe-west1", project_id="x", access_token="t"), "claude-opus-4-7"
        case "foundry":
            return AnthropicFoundry(resource="r", api_key="k"), "claude-opus-4-7"
        case _:
            return anthropic.Anthropic(), "claude-opus-4-7"


client, model = build()
client.messages.create(
    model=model,
    max_tokens=5,
    messages=[],
    **({"inference_geo": "us"} if isinstance(client, anthropic.Anthropic) else {}),
)
