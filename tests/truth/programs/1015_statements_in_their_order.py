# run:
# exact: platform, model, geo, region, pair
"""A class further down asks for a name that statements before it use: these run in their order."""

import threading

import anthropic

client = anthropic.Anthropic()
_config = {"model": "claude-sonnet-4-6"}


def _refresh():
    _config["model"] = "claude-opus-4-7"
    _config["inference_geo"] = "us"


def _ask():
    ask = [{"role": "user", "content": "x"}]
    return client.messages.create(max_tokens=3, messages=ask, **_config)


_ask()
timer = threading.Timer(0.01, _refresh)
timer.start()
timer.join()
_ask()


class _Watcher(threading.Thread):
    def __init__(self, watched):
        super().__init__(daemon=True)
        self.watched = watched

    def run(self):
        self.watched.pop("inference_geo", None)
        self.watched["model"] = "claude-haiku-4-5"


watcher = _Watcher(_config)
watcher.start()
watcher.join()
_ask()
