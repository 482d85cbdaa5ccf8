# exact: platform, region
"""Attributes set by name."""
import anthropic
_c = anthropic.Anthropic()
_kw = {"max_tokens": 8, "messages": []}

class _Cfg:
    model = "claude-opus-5"
    geo = None
_cfg = _Cfg()
for _k, _v in {"model": "claude-sonnet-5", "geo": "us"}.items():
    setattr(_cfg, _k, _v)
_c.messages.create(model=_cfg.model, inference_geo=_cfg.geo, **_kw)
_cfg.__dict__["model"] = "claude-opus-4-6"
_c.messages.create(model=_cfg.model, inference_geo=_cfg.geo, **_kw)
vars(_cfg).update(model="claude-opus-4-7")
_c.messages.create(model=_cfg.model, inference_geo=_cfg.geo, **_kw)
delattr(_cfg, "geo")
_c.messages.create(model=_cfg.model, inference_geo=_cfg.geo, **_kw)
object.__setattr__(_cfg, "model", "claude-opus-4-8")
_c.messages.create(model=_cfg.model, **_kw)
