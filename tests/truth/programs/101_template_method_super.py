# exact: platform, region, model, geo, pair
"""super() in a diamond of classes: each adds its keyword and passes the rest on."""

from anthropic import Anthropic


class _Base:
    def __init__(self, *, model="claude-opus-5", **rest):
        assert not rest
        self.model = model
        self.client = Anthropic()

    def _params(self):
        return {"model": self.model, "max_tokens": 8}


class _Pinned(_Base):
    def __init__(self, *, geo="us", **rest):
        super().__init__(**rest)
        self.geo = geo

    def _params(self):
        return {**super()._params(), "inference_geo": self.geo}


class _Named(_Base):
    def __init__(self, *, name="bot", **rest):
        super().__init__(**rest)
        self.name = name

    def _params(self):
        params = super()._params()
        params["system"] = self.name
        return params


class _Both(_Pinned, _Named):
    def _ask(self, text):
        return self.client.messages.create(
            messages=[{"role": "user", "content": text}], **self._params()
        )


_Both()._ask("x")
_Both(name="other", geo="global", model="claude-sonnet-5")._ask("y")
