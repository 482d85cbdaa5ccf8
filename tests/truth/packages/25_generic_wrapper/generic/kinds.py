import anthropic


def direct() -> anthropic.Anthropic:
    return anthropic.Anthropic()


def bedrock() -> anthropic.AnthropicBedrock:
    return anthropic.AnthropicBedrock(aws_region="us-east-1")
