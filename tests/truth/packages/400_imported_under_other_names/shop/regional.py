"""The same model on a partner platform."""

import anthropic

from shop.base import Claude as AnthropicClaude


class Claude(AnthropicClaude):
    id = "us.anthropic.claude-sonnet-4-6"

    def get_client(self):
        return anthropic.AnthropicBedrock(aws_region="us-east-1")

    def get_request_params(self):
        return {**super().get_request_params(), "stop_sequences": ["end"]}
