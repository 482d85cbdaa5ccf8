# run: haiku
# run: opus
# exact: platform, model, geo, pair
"""A client's class hands itself to helpers of another module, which use what it keeps for itself."""

import sys

from anthropic import Anthropic
from helpers import _first, _stream

MODELS = {"haiku": ("claude-haiku-4-5", None), "opus": ("claude-opus-4-7", "us")}


class Router:
    def __init__(self):
        self._client = Anthropic()
        self.messages = _Messages(self)

    def _ask(self, name):
        model, geo = MODELS[name]
        return _first(self, model, geo)

    def _tell(self, name):
        model, geo = MODELS[name]
        return _stream(self, model, geo)

    def _send(self, options):
        return self._client.messages.create(**options)


class _Messages:
    def __init__(self, router):
        self._router = router

    def both(self, name):
        self._router._ask(name)
        self._router._tell(name)


def main():
    router = Router()
    for name in ("haiku", "opus"):
        if name == sys.argv[1]:
            router.messages.both(name)


main()
