# exact: platform, region
# open: model, geo
"""ContextVars hold the model and the geo of the request at hand, set and reset in a with block."""

import contextlib
from contextvars import ContextVar

from anthropic import Anthropic

_model: ContextVar[str] = ContextVar("model", default="claude-opus-5")
_geo: ContextVar = ContextVar("geo", default=None)
client = Anthropic()


@contextlib.contextmanager
def using(model, geo=None):
    tokens = _model.set(model), _geo.set(geo)
    try:
        yield client
    finally:
        _model.reset(tokens[0])
        _geo.reset(tokens[1])


def ask(text):
    options = {}
    if (geo := _geo.get()) is not None:
        options["inference_geo"] = geo
    return client.messages.create(
        model=_model.get(), max_tokens=8, messages=[{"role": "user", "content": text}], **options
    )


ask("x")
with using("claude-haiku-5-5", "us"):
    ask("y")
with using("claude-sonnet-5") as same:
    same.messages.create(
        model=_model.get("claude-opus-4-7"), max_tokens=8, messages=[{"role": "user", "content": "z"}]
    )
