# exact: platform, model, geo, region
"""with_options and copy keep the host unless told otherwise; headers carry the workspace."""

from anthropic import Anthropic, AnthropicAWS, AnthropicBedrock

turn = [{"role": "user", "content": "x"}]
client = Anthropic()
patient = client.with_options(timeout=600, max_retries=5)
patient.messages.create(model="claude-opus-5", max_tokens=8, messages=turn, inference_geo="us")
client.with_options(default_headers={"X-Team": "search"}).beta.messages.create(
    model="claude-opus-5", max_tokens=8, messages=turn
)
moved = AnthropicBedrock(aws_region="us-east-1").copy(aws_region="eu-west-1")
moved.messages.create(model="anthropic.claude-opus-5", max_tokens=8, messages=turn)
aws = AnthropicAWS(aws_region="us-east-1", workspace_id="wrkspc_1").with_options(workspace_id="wrkspc_2")
aws.messages.create(model="claude-opus-5", max_tokens=8, messages=turn, inference_geo="us")
