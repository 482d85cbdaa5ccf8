from enum import Enum
from functools import lru_cache

import anthropic


class Kind(str, Enum):
    API = "api"
    BEDROCK = "bedrock"
    FOUNDRY = "foundry"


@lru_cache
def get_client(kind: Kind):
    if kind is Kind.API:
        return anthropic.Anthropic()
    elif kind == Kind.BEDROCK:
        return anthropic.AnthropicBedrock(aws_region="us-west-2")
    return anthropic.AnthropicFoundry(resource="contoso")
