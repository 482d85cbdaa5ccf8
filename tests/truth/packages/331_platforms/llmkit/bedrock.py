from anthropic import AnthropicBedrock

from llmkit.base import Backend


class Bedrock(Backend):
    model = "us.anthropic.claude-opus-4-6-v1"

    def make_client(self):
        return AnthropicBedrock(aws_region="us-west-2")
