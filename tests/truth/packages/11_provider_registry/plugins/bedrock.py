from anthropic import AnthropicBedrock

from .claude import Claude
from .registry import register


@register("bedrock")
class Bedrock(Claude):
    model = "eu.anthropic.claude-opus-5"

    def _make(self):
        return AnthropicBedrock(aws_region="eu-central-1")
