# run: AWS_PLACE=eu-west-3
# run:
# exact: platform, model, geo, region
"""Ids put together: f-strings, format, %, join, concatenation, methods of str."""

import os

from anthropic import AnthropicBedrock, Anthropic

FAMILY = "opus"
VERSION = (4, 7)
GEO = " US ".strip().lower()
name = f"claude-{FAMILY}-{VERSION[0]}-{VERSION[1]}"
template = "{prefix}.anthropic.claude-{}-4-6-v1"
place = os.environ.get("AWS_PLACE", "us-east-1")
turn = [{"role": "user", "content": "x"}]

Anthropic().messages.create(model=name, max_tokens=8, messages=turn, inference_geo=GEO)
Anthropic().messages.create(
    model="-".join(["claude", "sonnet", "5"]), max_tokens=8, messages=turn, inference_geo="g" + "lobal"
)
Anthropic().messages.create(
    model="claude-%s-%d-%d" % ("haiku", 5, 5), max_tokens=8, messages=turn
)
bedrock = AnthropicBedrock(aws_region=place)
bedrock.messages.create(  # truth: open-region
    model=template.format(FAMILY, prefix="eu" if place.startswith("eu") else "us"),  # truth: open-model
    max_tokens=8,
    messages=turn,
)
