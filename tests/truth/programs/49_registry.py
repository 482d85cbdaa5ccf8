# run: anthropic
# run: bedrock
# run: vertex
# run: foundry
# exact: geo, platform
"""A registry of client factories and a table of models, both indexed by the provider's name."""

import sys

from anthropic import Anthropic, AnthropicBedrock, AnthropicFoundry, AnthropicVertex

MODELS = {
    "anthropic": "claude-opus-4-7",
    "bedrock": "us.anthropic.claude-opus-4-7",
    "vertex": "claude-opus-4-7",
    "foundry": "claude-deployment",
}
CLIENTS = {
    "anthropic": Anthropic,
    "bedrock": lambda: AnthropicBedrock(aws_region="us-east-1"),
    "vertex": lambda: AnthropicVertex(region="global", project_id="truth"),
}


def build(provider: str):
    if provider == "foundry":
        return AnthropicFoundry(resource="contoso")
    return CLIENTS[provider]()


provider = sys.argv[1]
build(provider).messages.create(
    model=MODELS[provider], max_tokens=8, messages=[{"role": "user", "content": "x"}]
)
