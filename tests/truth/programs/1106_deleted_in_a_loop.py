# run: GIVEN='{"service_tier":"auto"}'
# run: GIVEN='{"system":"hello","stop_sequences":["a"],"inference_geo":"us"}'
# exact: platform, model, geo
"""Deleted from what was given, by a loop."""
import json
import os
import anthropic

client = anthropic.Anthropic()
MESSAGES = [{"role": "user", "content": "x"}]
HIDDEN = ("model", "inference_geo", "extra_body")
KNOWN = {"system", "service_tier", "stop_sequences"}


def base():
    return {"model": "claude-opus-4-6", "messages": MESSAGES, "max_tokens": 5, "inference_geo": "us"}


def hidden_deleted(**kwargs):
    for k in list(kwargs):
        if k in HIDDEN:
            del kwargs[k]
    return client.messages.create(**{**base(), **kwargs})


def unknown_popped(**kwargs):
    for k in list(kwargs.keys()):
        if k not in KNOWN:
            kwargs.pop(k)
    return client.messages.create(**{**base(), **kwargs})


def by_items(**kwargs):
    kwargs["note"] = "x"
    for key, value in list(kwargs.items()):
        if key in HIDDEN or value == "x":
            kwargs.pop(key, None)
    return client.messages.create(**{**base(), **kwargs})


def difference(**kwargs):
    for k in set(kwargs) - KNOWN:
        del kwargs[k]
    return client.messages.create(**{**base(), **kwargs})


def intersection(**kwargs):
    for k in kwargs.keys() & set(HIDDEN):
        kwargs.pop(k)
    return client.messages.create(**{**base(), **kwargs})


class Holder:
    def __init__(self, **kwargs):
        self.kwargs = kwargs

    def ask(self):
        for name in tuple(self.kwargs):
            if name.startswith("inference") or name in ("model", "extra_body"):
                del self.kwargs[name]
        return client.messages.create(**{**base(), **self.kwargs})  # truth: open-model open-geo


given = json.loads(os.environ["GIVEN"])
for fn in [hidden_deleted, unknown_popped, by_items, difference, intersection]:
    fn(**given)
Holder(**given).ask()
