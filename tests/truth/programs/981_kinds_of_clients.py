# run: api
# run: aws
# run: foundry
# run: vertex
# run: bedrock
# exact: platform, model, geo, pair
"""Which client class an object is of decides what is sent: some derive from `Anthropic`, some do not."""

import sys

import anthropic
from anthropic import Anthropic, AnthropicAWS, AnthropicBedrock, AnthropicFoundry, AnthropicVertex


def make(kind):
    if kind == "aws":
        return AnthropicAWS(aws_region="us-east-1", workspace_id="w", api_key="k")
    if kind == "foundry":
        return AnthropicFoundry(resource="r", api_key="k")
    if kind == "vertex":
        return AnthropicVertex(region="us-east5", project_id="p", access_token="t")
    if kind == "bedrock":
        return AnthropicBedrock(aws_region="us-east-1", aws_access_key="a", aws_secret_key="s")
    return Anthropic()


REST = {"max_tokens": 3, "messages": []}
client = make(sys.argv[1])
if isinstance(client, AnthropicFoundry):
    client.messages.create(model="claude-opus-4-6", **REST)
elif isinstance(client, Anthropic):
    client.messages.create(model="claude-opus-4-6", inference_geo="us", **REST)
elif isinstance(client, (anthropic.Client, AnthropicVertex)):
    client.messages.create(model="claude-opus-4-6@20260205", **REST)
else:
    client.messages.create(model="us.anthropic.claude-opus-4-6-v1", **REST)
