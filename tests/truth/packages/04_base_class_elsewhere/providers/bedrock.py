from anthropic import AnthropicBedrock

from providers.base import Provider


class OnBedrock(Provider):
    model = "us.anthropic.claude-opus-4-7"

    def get_client(self) -> AnthropicBedrock:
        return AnthropicBedrock(aws_region="us-east-1")
