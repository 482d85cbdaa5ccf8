# run:
# exact: platform, model, geo, region
from anthropic import Anthropic


class Strict:
    __slots__ = ("model", "geo", "_frozen")

    def __init__(self, model: str) -> None:
        object.__setattr__(self, "_frozen", False)
        self.model = model
        self.geo = None

    def __setattr__(self, name: str, value: object) -> None:
        if name == "geo" and value == "usa":
            value = "us"
        super().__setattr__(name, value)

    def __delattr__(self, name: str) -> None:
        object.__setattr__(self, name, None)

    def kwargs(self) -> dict:
        return {n: getattr(self, {"inference_geo": "geo"}.get(n, n)) for n in ("model", "inference_geo") if getattr(self, {"inference_geo": "geo"}.get(n, n))}


client = Anthropic()
options = Strict("claude-opus-4-7")
client.messages.create(max_tokens=1, messages=[], **options.kwargs())
options.geo = "usa"
client.messages.create(max_tokens=1, messages=[], model=options.model, inference_geo=options.geo)
del options.geo
client.messages.create(max_tokens=1, messages=[], **options.kwargs())
