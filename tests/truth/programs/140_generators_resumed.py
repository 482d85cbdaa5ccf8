# exact: platform, region
"""What changes between two steps of a generator shows in the next."""

import anthropic

_client = anthropic.Anthropic()
_turn = [{"role": "user", "content": "x"}]


def _worker(cfg):
    while True:
        yield _client.messages.create(max_tokens=8, messages=_turn, **cfg)


_cfg = {"model": "claude-opus-5"}
_w = _worker(_cfg)
next(_w)
_cfg["model"] = "claude-haiku-5-5"
next(_w)


def _numbered(cfg):
    for _ in range(2):
        yield _client.messages.create(max_tokens=8, messages=_turn, **cfg)


_other = {"model": "claude-opus-5"}
for _answer in _numbered(_other):
    _other["model"] = "claude-sonnet-5"


class State:
    geo = "us"


def _stateful(state):
    yield _client.messages.create(
        model="claude-opus-5", max_tokens=8, messages=_turn, inference_geo=state.geo
    )
    yield _client.messages.create(
        model="claude-opus-5", max_tokens=8, messages=_turn, inference_geo=state.geo
    )


_state = State()
_steps = _stateful(_state)
next(_steps)
_state.geo = "global"
next(_steps)


def _lazily():
    options = {"model": "claude-opus-5", "max_tokens": 8, "messages": _turn}
    late = (_client.messages.create(**options) for _ in range(1))
    options["inference_geo"] = "us"
    return list(late)


_lazily()
