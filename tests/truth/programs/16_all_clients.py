# exact: platform, model, geo, region
"""Every other client class: Mantle, Claude Platform on AWS and Google Cloud, Foundry."""

import anthropic
from anthropic import AnthropicAWS, AnthropicBedrockMantle, AnthropicFoundry, AnthropicGoogleCloud

turn = [{"role": "user", "content": "hello"}]

mantle = AnthropicBedrockMantle(aws_region="us-west-2")
mantle.messages.create(model="anthropic.claude-opus-4-7", max_tokens=9, messages=turn)

platform = AnthropicAWS(aws_region="eu-west-1", workspace_id="wrkspc_aws")
platform.messages.create(model="claude-opus-4-7", max_tokens=9, messages=turn, inference_geo="us")

google = AnthropicGoogleCloud(project="truth", workspace_id="wrkspc_gcp")
google.messages.create(model="claude-opus-4-7", max_tokens=9, messages=turn, inference_geo="us")

foundry = AnthropicFoundry(resource="contoso")
foundry.messages.create(model="claude-opus-4-7", max_tokens=9, messages=turn)
try:
    foundry.messages.create(model="prod-deployment", max_tokens=9, messages=turn, inference_geo="us")
except anthropic.APIError as error:
    print(error)
