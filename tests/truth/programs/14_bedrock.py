# exact: platform, model, geo, region, pair
"""Bedrock: the prefix of the profile decides before the region does, and the geo is ignored."""

from anthropic import AnthropicBedrock

frankfurt = AnthropicBedrock(aws_region="eu-central-1")
virginia = AnthropicBedrock(aws_region="us-east-1")
turn = [{"role": "user", "content": "Guten Tag"}]

frankfurt.messages.create(
    model="anthropic.claude-3-haiku-20240307-v1:0", max_tokens=9, messages=turn
)
frankfurt.messages.create(
    model="eu.anthropic.claude-sonnet-4-5-20250929-v1:0", max_tokens=9, messages=turn
)
virginia.messages.create(
    model="global.anthropic.claude-opus-4-6-v1",
    max_tokens=9,
    messages=turn,
    inference_geo="us",
)
for event in virginia.messages.create(
    model="us.anthropic.claude-opus-5", max_tokens=9, messages=turn, stream=True
):
    print(event.type)
with virginia.messages.stream(
    model="anthropic.claude-opus-5", max_tokens=9, messages=turn
) as stream:
    stream.get_final_message()
