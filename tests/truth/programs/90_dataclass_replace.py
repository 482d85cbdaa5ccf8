# exact: platform, region, model, geo, pair
"""Request settings as a frozen dataclass, changed by replace() and sent by asdict()."""

from dataclasses import asdict, dataclass, field, fields, replace
from typing import Optional

from anthropic import Anthropic


@dataclass(frozen=True)
class _Settings:
    model: str = "claude-opus-5"
    max_tokens: int = 16
    inference_geo: Optional[str] = None
    metadata: dict = field(default_factory=dict)

    def request(self):
        return {
            f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) is not None
        }

    @classmethod
    def cheap(cls, **changes):
        return cls(model="claude-haiku-5-5", **changes)


_client = Anthropic()
_base = _Settings()
_turn = [{"role": "user", "content": "x"}]
_client.messages.create(messages=_turn, **asdict(replace(_base, inference_geo="us")))
_client.messages.create(messages=_turn, **_base.request())
_pinned = replace(_Settings.cheap(), inference_geo="us", max_tokens=4)
_client.messages.create(messages=_turn, **asdict(_pinned))
_client.messages.create(
    messages=_turn, model=_pinned.model, max_tokens=_base.max_tokens, inference_geo="global"
)
