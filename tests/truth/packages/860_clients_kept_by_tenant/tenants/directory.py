from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Mapping


@dataclass(frozen=True, kw_only=True)
class Tenant:
    name: str
    platform: Literal["api", "bedrock"]
    model: str
    geo: str | None = None
    region: str | None = None


_ALL = (
    Tenant(name="acme", platform="api", model="claude-opus-4-7", geo="us"),
    Tenant(name="globex", platform="api", model="claude-haiku-4-5"),
    Tenant(name="umbrella", platform="bedrock", model="eu.anthropic.claude-sonnet-4-6", region="eu-west-3"),
)
TENANTS: Mapping[str, Tenant] = {t.name: t for t in _ALL}
