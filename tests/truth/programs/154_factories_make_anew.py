# exact: platform, region
"""Factories make anew."""
import anthropic
_c = anthropic.Anthropic()
_kw = {"max_tokens": 8, "messages": []}

from dataclasses import dataclass, field, replace, asdict, fields
@dataclass(frozen=True)
class _Base:
    model: str = "claude-opus-5"
    geo: str | None = None
    tags: list = field(default_factory=list)
    def params(self):
        d = {"model": self.model}
        if self.geo:
            d["inference_geo"] = self.geo
        return d
@dataclass(frozen=True)
class _Us(_Base):
    geo: str | None = "us"
    def __post_init__(self):
        object.__setattr__(self, "model", self.model.replace("opus", "sonnet"))
_c.messages.create(**_Base().params(), **_kw)
_c.messages.create(**_Us().params(), **_kw)
_c.messages.create(**replace(_Us(), geo=None).params(), **_kw)
_c.messages.create(**_Base("claude-opus-4-6", "global").params(), **_kw)
@dataclass
class _Job:
    opts: dict = field(default_factory=lambda: {"model": "claude-opus-4-7"})
_j, _k = _Job(), _Job()
_j.opts["model"] = "claude-opus-4-8"
_c.messages.create(**_k.opts, **_kw)
_c.messages.create(**_j.opts, **_kw)
