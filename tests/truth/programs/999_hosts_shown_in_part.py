# run: us-east-1
# run: eu-west-1
# exact: platform, model, geo
"""A host tells the platform also where its region, or the name of a resource, is not shown."""

import sys

import anthropic

REGION = sys.argv[1]
MANTLE = "https://bedrock-mantle.{region}.api.aws/anthropic"
turns = [{"role": "user", "content": "Good morning"}]

client = anthropic.Anthropic(base_url=MANTLE.format(region=REGION))
client.messages.create(model="anthropic.claude-opus-4-8", max_tokens=8, messages=turns)

client = anthropic.Anthropic(base_url=f"https://{REGION}.services.ai.azure.com/anthropic")
client.messages.create(model="desk", max_tokens=8, messages=turns)

client = anthropic.Anthropic(base_url="https://api.anthropic.com/" + REGION)
client.messages.create(model="claude-opus-4-8", max_tokens=8, messages=turns)

client = anthropic.Anthropic(base_url=f"https://{REGION}.example.com/anthropic")
client.messages.create(  # truth: open-platform
    model="claude-opus-4-8", max_tokens=8, messages=turns
)
