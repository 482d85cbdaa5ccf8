# run:
# run: --late
# exact: platform, region, model, geo, pair
"""Functions that a script calls on its way change globals, dicts and objects before it asks."""

import sys

from anthropic import Anthropic

_client = Anthropic()
_turn = [{"role": "user", "content": "x"}]
_MODEL = "claude-opus-5"
_CONFIG = {"model": "claude-opus-5"}
_QUEUE = []


class _Settings:
    geo = "us"

    def use(self, geo):
        self.geo = geo


def _switch():
    global _MODEL
    _MODEL = "claude-haiku-5-5"


def _reconfigure():
    _CONFIG["model"] = "claude-sonnet-5"


def _set_up():
    _reconfigure()


def _fill(items):
    items.append("claude-opus-4-6")


def _relax(settings):
    settings.use("global")


_settings = _Settings()
_client.messages.create(model=_MODEL, max_tokens=8, messages=_turn)
if "--late" in sys.argv:
    _switch()
_client.messages.create(model=_MODEL, max_tokens=8, messages=_turn)
_set_up()
_client.messages.create(max_tokens=8, messages=_turn, **_CONFIG)
_fill(_QUEUE)
for _name in _QUEUE:
    _client.messages.create(model=_name, max_tokens=8, messages=_turn)
_relax(_settings)
_client.messages.create(
    model="claude-opus-5", max_tokens=8, messages=_turn, inference_geo=_settings.geo
)
