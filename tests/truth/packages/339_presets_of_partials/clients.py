from functools import cache, partial

import anthropic


@cache
def direct():
    return anthropic.Anthropic()


@cache
def bedrock(region):
    return anthropic.AnthropicBedrock(aws_region=region)


frankfurt = partial(bedrock, "eu-central-1")
