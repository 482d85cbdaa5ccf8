# exact: platform, region
# open: geo
"""The function behind a wrapper is called itself; what is passed is validated though it equals the
default; what a cache gave before comes again."""
import functools
from collections import UserDict

from anthropic import Anthropic
from pydantic import BaseModel, field_validator

client = Anthropic()
FULL = {"opus": "claude-opus-4-7", "sonnet": "claude-sonnet-4-6"}
GEO = "us"


def pinned(function):
    @functools.wraps(function)
    def inner(geo):
        return function("us")

    return inner


@pinned
def _ask(geo):
    client.messages.create(model="claude-opus-4-7", max_tokens=9, messages=[], inference_geo=geo)


class Request(BaseModel):
    model: str = "opus"

    @field_validator("model", mode="before")
    @classmethod
    def expand(cls, value):
        return FULL.get(value, value)


class Params(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, FULL.get(value, value))


@functools.lru_cache
def settings():
    return (("model", "claude-opus-4-7"), ("inference_geo", GEO), ("max_tokens", 9))


_ask("global")
_ask.__wrapped__("global")
model = Request.model_validate({"model": "opus"}).model
client.messages.create(model=model, max_tokens=9, messages=[])
params = Params({"model": "opus"}, max_tokens=9)
params.update(model="sonnet")
client.messages.create(messages=[], **params)
settings()
GEO = "global"
client.messages.create(messages=[], **dict(settings()))
