# run:
# exact: platform, model, geo, region
from __future__ import annotations

from functools import cached_property

from anthropic import Anthropic


class Region:
    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def geo(self) -> str | None:
        return {"america": "us", "anywhere": "global"}.get(self.name)


class Tenant:
    def __init__(self, region: Region, tier: str = "basic") -> None:
        self.region = region
        self.tier = tier

    @cached_property
    def client(self) -> Anthropic:
        return Anthropic()

    @property
    def model(self) -> str:
        if self.tier == "basic":
            return "claude-haiku-4-5"
        return "claude-opus-4-7"

    @property
    def request(self) -> dict:
        request = {"model": self.model, "max_tokens": 1, "messages": []}
        if self.tier != "basic" and self.region.geo:
            request["inference_geo"] = self.region.geo
        return request

    def _ask(self) -> None:
        self.client.messages.create(**self.request)  # truth: unreached


tenants = [Tenant(Region("america"), "gold"), Tenant(Region("anywhere"), "gold"), Tenant(Region("mars"), "gold"), Tenant(Region("america"))]
for tenant in tenants:
    tenant.client.messages.create(**tenant.request)
vip = Tenant(Region("america"), "gold")
vip.client.messages.create(**vip.request)
vip.region = Region("anywhere")
vip.client.messages.create(**vip.request)
vip.tier = "basic"
vip.client.messages.create(**vip.request)
