from functools import lru_cache

import anthropic

from tenants.directory import Tenant


@lru_cache(maxsize=32)
def _client_for(tenant: Tenant):
    if tenant.platform == "bedrock":
        return anthropic.AnthropicBedrock(aws_region=tenant.region)
    return anthropic.Anthropic()
