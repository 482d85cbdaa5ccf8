# run:
# exact: platform, model, geo, region
from anthropic import Anthropic

client = Anthropic()
MODEL = "claude-opus-4-7"
GEOS = ["us"]


def _early(model: str = MODEL, geos: list = GEOS) -> None:
    client.messages.create(model=model, inference_geo=geos[-1], max_tokens=1, messages=[])


def _late(model: str | None = None) -> None:
    client.messages.create(model=model or MODEL, max_tokens=1, messages=[])


MODEL = "claude-sonnet-4-6"
_early()
_late()
GEOS.append("global")
_early()


def _rebind() -> None:
    global MODEL
    MODEL = "claude-opus-4-6"
    _late()


_rebind()
