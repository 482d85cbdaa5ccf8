# exact: platform, model, geo, region
"""copy() of a partner client: on Bedrock a new region does not move the host it was made with."""

from anthropic import AnthropicBedrock, AnthropicVertex

turn = [{"role": "user", "content": "x"}]
virginia = AnthropicBedrock(aws_region="us-east-1")
signed_for_ireland = virginia.copy(aws_region="eu-west-1")
signed_for_ireland.messages.create(model="anthropic.claude-opus-5", max_tokens=8, messages=turn)
moved = virginia.copy(
    aws_region="eu-west-1", base_url="https://bedrock-runtime.eu-west-1.amazonaws.com"
)
moved.messages.create(model="anthropic.claude-opus-5", max_tokens=8, messages=turn)

anywhere = AnthropicVertex(project_id="p", region="global")
slower = anywhere.with_options(timeout=900)
slower.messages.create(model="claude-opus-5", max_tokens=8, messages=turn)
