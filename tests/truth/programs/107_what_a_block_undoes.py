# exact: platform, region, model, geo, pair
"""What context managers and final blocks change and undo, in the tree's own classes and generators."""

from contextlib import contextmanager
from anthropic import Anthropic
_client = Anthropic()
_turn = [{"role": "user", "content": "x"}]


def _use(settings):
    try:
        return _client.messages.create(max_tokens=8, messages=_turn, **settings)
    finally:
        settings["model"] = "claude-haiku-5-5"

_s = {"model": "claude-opus-5"}
_use(_s)
_client.messages.create(max_tokens=8, messages=_turn, **_s)

class _Bot:
    def __init__(self):
        self.model = "claude-opus-5"
    @contextmanager
    def using(self, model):
        old, self.model = self.model, model
        try:
            yield self
        finally:
            self.model = old
    def _ask(self):
        return _client.messages.create(max_tokens=8, messages=_turn, model=self.model)

_b = _Bot()
with _b.using("claude-sonnet-5"):
    _b._ask()

_g = {"model": "claude-opus-5"}
@contextmanager
def _pinned():
    _g["inference_geo"] = "us"
    yield
    del _g["inference_geo"]

with _pinned():
    _client.messages.create(max_tokens=8, messages=_turn, **_g)
_client.messages.create(max_tokens=8, messages=_turn, **_g)

def _steps(d):
    d["model"] = "claude-opus-4-6"
    yield 1
    d["model"] = "claude-opus-4-7"
    yield 2
    d["model"] = "claude-opus-5"

_d = {}
for _x in _steps(_d):
    _client.messages.create(  # truth: open-model open-pair
        max_tokens=8, messages=_turn, **_d
    )

class _Session:
    def __init__(self, bot, model):
        self.bot, self.model = bot, model
    def __enter__(self):
        self.old = self.bot.model
        self.bot.model = self.model
        return self.bot
    def __exit__(self, *a):
        self.bot.model = self.old

_c = _Bot()
with _Session(_c, "claude-sonnet-5"):
    _c._ask()
_client.messages.create(max_tokens=8, messages=_turn, model=_c.model)
