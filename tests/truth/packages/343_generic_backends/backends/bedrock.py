from anthropic import AnthropicBedrock


class BedrockBackend:
    model = "global.anthropic.claude-sonnet-4-6"

    def client(self) -> AnthropicBedrock:
        return AnthropicBedrock(aws_region="us-east-1")

    def options(self):
        return {}
