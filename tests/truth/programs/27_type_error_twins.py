# exact: platform, model, geo, region
"""Code for two SDK ages: try the keyword, fall back to extra_body; here the keyword works."""

from anthropic import Anthropic

client = Anthropic()
common = {"model": "claude-sonnet-5", "max_tokens": 8, "messages": [{"role": "user", "content": "x"}]}

try:
    answer = client.messages.create(**common, inference_geo="us")
except TypeError:
    answer = client.messages.create(**common, extra_body={"inference_geo": "us"})  # truth: unreached

try:
    answer = client.messages.parse(inference_geo="us", output_format=dict, **common)
except TypeError:
    answer = client.messages.parse(**common, extra_body={"inference_geo": "us"})
print(answer)
