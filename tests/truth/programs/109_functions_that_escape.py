# exact: platform, region
# open: model, geo
"""Private functions that a scheduler is given, alone or in a list, are called by it as it likes."""

import atexit
import itertools
import sched

from anthropic import Anthropic

_client = Anthropic()
_turn = [{"role": "user", "content": "x"}]


def _first(model, geo="us"):
    return _client.messages.create(
        model=model, max_tokens=8, messages=_turn, inference_geo=geo
    )


def _last(model):
    return _client.messages.create(model=model, max_tokens=8, messages=_turn)


def _each(model):
    _client.messages.create(model=model, max_tokens=8, messages=_turn)
    return True


_first("claude-opus-5")
_last("claude-opus-5")
_each("claude-opus-5")
_agenda = sched.scheduler(delayfunc=lambda seconds: None)
_agenda.enter(0, 1, _first, argument=("claude-sonnet-5",), kwargs={"geo": "global"})
_agenda.run()
atexit.register(_last, "claude-haiku-5-5")
list(itertools.filterfalse(_each, ["claude-haiku-5-5", "claude-sonnet-5"]))
_last("claude-opus-4-7")
