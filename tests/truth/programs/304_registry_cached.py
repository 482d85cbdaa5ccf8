# run:
# exact: platform, model, geo, region
from __future__ import annotations

from typing import Any

from anthropic import Anthropic, AnthropicBedrock

_REGISTRY: dict[str, type[Provider]] = {}
_CACHE: dict[tuple[str, str], Provider] = {}


def register(name: str):
    def wrap(cls: type[Provider]) -> type[Provider]:
        _REGISTRY[name] = cls
        return cls

    return wrap


class Provider:
    def __init__(self, model: str, geo: str | None = None, **options: Any) -> None:
        self.model = model
        self.geo = geo
        self.options = options

    def complete(self, text: str) -> str:
        raise NotImplementedError


@register("direct")
class Direct(Provider):
    def complete(self, text: str) -> str:
        kwargs: dict[str, Any] = dict(self.options)
        if self.geo:
            kwargs["inference_geo"] = self.geo
        client = Anthropic()
        return client.messages.create(  # truth: open-geo open-model
            model=self.model, max_tokens=20, messages=[{"role": "user", "content": text}], **kwargs
        ).content[0].text


@register("aws")
class Aws(Provider):
    def complete(self, text: str) -> str:
        client = AnthropicBedrock(aws_region=self.options.get("region", "us-east-1"))
        return client.messages.create(  # truth: open-model open-region
            model=self.model, max_tokens=20, messages=[{"role": "user", "content": text}]
        ).content[0].text


def get_provider(name: str, **kwargs: Any) -> Provider:
    key = (name, kwargs["model"])
    if key not in _CACHE:
        _CACHE[key] = _REGISTRY[name](**kwargs)
    return _CACHE[key]


get_provider("direct", model="claude-opus-4-7", geo="us").complete("a")
get_provider("direct", model="claude-opus-4-6", timeout=5).complete("a")
get_provider("aws", model="us.anthropic.claude-opus-4-7-v1:0", region="us-west-2").complete("a")
get_provider("aws", model="us.anthropic.claude-opus-4-6-v1:0").complete("b")
