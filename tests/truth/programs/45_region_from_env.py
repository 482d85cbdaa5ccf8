# run: AWS_REGION=us-east-1 CLOUD_ML_REGION=europe-west1
# run: AWS_REGION=eu-central-1 CLOUD_ML_REGION=global
# exact: platform, model, geo
"""Regions that only the environment knows."""

import os

from anthropic import AnthropicBedrock, AnthropicVertex

turn = [{"role": "user", "content": "x"}]
bedrock = AnthropicBedrock()
vertex = AnthropicVertex(project_id="truth")
named = AnthropicBedrock(aws_region=os.environ["AWS_REGION"])

bedrock.messages.create(model="anthropic.claude-opus-4-7", max_tokens=8, messages=turn)
vertex.messages.create(model="claude-opus-4-7", max_tokens=8, messages=turn)
named.messages.create(model="global.anthropic.claude-opus-4-7", max_tokens=8, messages=turn)
