# exact: platform, model, geo, region
"""A policy that restricts platforms, regions, profiles and own endpoints."""

from anthropic import Anthropic, AnthropicBedrock, AnthropicVertex

turn = [{"role": "user", "content": "x"}]
near = AnthropicBedrock(aws_region="us-east-1")
far = AnthropicBedrock(aws_region="ap-northeast-1")

near.messages.create(model="anthropic.claude-opus-5", max_tokens=8, messages=turn)
near.messages.create(model="us.anthropic.claude-opus-5", max_tokens=8, messages=turn)
near.messages.create(model="global.anthropic.claude-opus-5", max_tokens=8, messages=turn)  # truth: GEO304
far.messages.create(model="anthropic.claude-opus-5", max_tokens=8, messages=turn)  # truth: GEO304
AnthropicVertex(region="us-east5", project_id="p").messages.create(  # truth: GEO303
    model="claude-opus-5", max_tokens=8, messages=turn
)
Anthropic(base_url="https://llm.example.com", api_key="k").messages.create(
    model="claude-opus-5", max_tokens=8, messages=turn, inference_geo="us"
)
Anthropic(base_url="https://other.example.org", api_key="k").messages.create(  # truth: GEO307
    model="claude-opus-5", max_tokens=8, messages=turn, inference_geo="us"
)
