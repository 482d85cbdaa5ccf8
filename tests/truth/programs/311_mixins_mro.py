# run:
# exact: platform, model, geo, region
from anthropic import Anthropic


class Sends:
    def params(self):
        return {"model": "claude-opus-4-7", "max_tokens": 1, "messages": []}

    def send(self):
        return Anthropic().messages.create(**self.params())


class Pinned(Sends):
    def params(self):
        return {**super().params(), "inference_geo": "us"}


class Cheap(Sends):
    def params(self):
        params = super().params()
        params["model"] = "claude-haiku-4-5"
        params.pop("inference_geo", None)
        return params


class Wide(Sends):
    def params(self):
        params = super().params()
        params.setdefault("inference_geo", "global")
        return params


class CheapPinned(Cheap, Pinned):
    pass


class PinnedWide(Wide, Pinned):
    pass


for cls in (Sends, Pinned, Cheap, Wide, CheapPinned, PinnedWide):
    cls().send()
