# run: AWS_REGION=us-west-2
# run: AWS_REGION=eu-central-1
# run: AWS_REGION=ap-northeast-1
# exact: platform, geo
"""Bedrock ids put together from a region's prefix, a family and a suffix."""

import os

from anthropic import AnthropicBedrock, AnthropicVertex

_REGION = os.environ.get("AWS_REGION", "us-east-1")
_PREFIXES = {"us": "us", "eu": "eu", "ap": "apac"}
_FAMILIES = {
    "opus": "anthropic.claude-opus-4-6-v1",
    "haiku": "anthropic.claude-haiku-4-5-20251001-v1:0",
}


def _identify(family, region):
    prefix = _PREFIXES.get(region.partition("-")[0], "global")
    return ".".join((prefix, _FAMILIES[family]))


_bedrock = AnthropicBedrock(aws_region=_REGION)
_turn = [{"role": "user", "content": "x"}]
_bedrock.messages.create(model=_identify("opus", _REGION), max_tokens=8, messages=_turn)
_bedrock.messages.create(model=_identify("haiku", "us-east-1"), max_tokens=8, messages=_turn)
_vertex = AnthropicVertex(region="us-east5", project_id="truth")
_vertex.messages.create(
    model="claude-haiku-4-5@{date}".format(date=20251001), max_tokens=8, messages=_turn
)
_vertex.messages.create(model="%s@default" % "claude-opus-5", max_tokens=8, messages=_turn)
