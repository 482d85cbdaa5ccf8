# run: summary
# run: sentiment
# run: title
# exact: platform, region, model, geo, pair
"""Handlers that a decorator files under a name, each with the settings it was declared with."""

import sys
from functools import wraps

from anthropic import Anthropic

_client = Anthropic()
_TASKS = {}


def _task(name, *, tier="claude-haiku-5-5", pinned=False):
    def decorate(build):
        @wraps(build)
        def run(text):
            settings = {"model": tier, "max_tokens": 32}
            if pinned:
                settings["inference_geo"] = "us"
            return _client.messages.create(messages=build(text), **settings)

        _TASKS[name] = run
        return run

    return decorate


@_task("summary", tier="claude-opus-5", pinned=True)
def _summary(text):
    return [{"role": "user", "content": f"Summarize {text}"}]


@_task("sentiment")
def _sentiment(text):
    return [{"role": "user", "content": f"How does this feel? {text}"}]


@_task("title", tier="claude-sonnet-5")
def _title(text):
    return [{"role": "user", "content": f"A title for {text}"}]


print(_TASKS[sys.argv[1]]("the minutes").usage)
