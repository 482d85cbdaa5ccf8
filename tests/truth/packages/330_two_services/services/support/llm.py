import anthropic
from acme_llm import request

import settings


def answer(ticket):
    bedrock = anthropic.AnthropicBedrock(aws_region=settings.REGION)
    return bedrock.messages.create(**request("us.anthropic." + settings.MODEL + "-20251001-v1:0", ticket))
