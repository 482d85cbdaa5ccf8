import anthropic

from .platforms import Platform


def make_client(platform, *, asynchronous=False):
    """Build the SDK client of a platform, sync or async."""
    if platform is Platform.FIRST_PARTY:
        cls = anthropic.AsyncAnthropic if asynchronous else anthropic.Anthropic
        return cls()
    if platform is Platform.BEDROCK:
        cls = anthropic.AsyncAnthropicBedrock if asynchronous else anthropic.AnthropicBedrock
        return cls(aws_region="us-east-1")
    if platform is Platform.MANTLE:
        cls = anthropic.AsyncAnthropicBedrockMantle if asynchronous else anthropic.AnthropicBedrockMantle
        return cls(aws_region="us-east-2")
    if platform is Platform.VERTEX:
        cls = anthropic.AsyncAnthropicVertex if asynchronous else anthropic.AnthropicVertex
        return cls(region="us-east5", project_id="acme")
    if platform is Platform.FOUNDRY:
        cls = anthropic.AsyncAnthropicFoundry if asynchronous else anthropic.AnthropicFoundry
        return cls(resource="acme-eastus", api_key="k")
    if platform is Platform.AWS:
        cls = anthropic.AsyncAnthropicAWS if asynchronous else anthropic.AnthropicAWS
        return cls(aws_region="us-west-2", workspace_id="wrkspc_1", api_key="k")
    raise ValueError(platform)
