# run:
# exact: platform, model, geo, region
from functools import cached_property, lru_cache
from typing import ClassVar
from weakref import WeakValueDictionary

from anthropic import Anthropic, AnthropicVertex


class Clients:
    _by_region: ClassVar[dict[str, AnthropicVertex]] = {}

    @classmethod
    def vertex(cls, region: str) -> AnthropicVertex:
        try:
            return cls._by_region[region]
        except KeyError:
            client = cls._by_region[region] = AnthropicVertex(region=region, project_id="p", access_token="t")
            return client

    @staticmethod
    @lru_cache
    def direct() -> Anthropic:
        return Anthropic()


class Session:
    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def options(self) -> dict:
        return {"model": "claude-opus-4-7", "inference_geo": "us" if self.name == "us" else "global"}


Clients.vertex("us-east5").messages.create(model="claude-opus-4-7", max_tokens=1, messages=[])  # truth: open-platform open-region
Clients.vertex("global").messages.create(model="claude-opus-4-6", max_tokens=1, messages=[])  # truth: open-platform open-region
Clients.vertex("us-east5").messages.create(model="claude-sonnet-4-6", max_tokens=1, messages=[])
for name in ("us", "eu"):
    session = Session(name)
    Clients.direct().messages.create(max_tokens=1, messages=[], **session.options)
    session.options["model"] = "claude-opus-4-6"
    Clients.direct().messages.create(max_tokens=1, messages=[], **session.options)
_memo: dict[str, Anthropic] = {}
client = _memo.get("a") or _memo.setdefault("a", Anthropic())
client.messages.create(model="claude-haiku-4-5", max_tokens=1, messages=[])
