import anthropic

from .base import ProviderBase


class BedrockProvider(ProviderBase):
    default_model = "us.anthropic.claude-sonnet-4-6"
    supports_geo = False
    region = "us-east-1"

    def create_client(self):
        return anthropic.AnthropicBedrock(aws_region=self.region)
