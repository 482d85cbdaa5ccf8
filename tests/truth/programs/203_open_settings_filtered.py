# exact: platform
"""Open settings that a comprehension and a loop go through key by key."""

import os

import anthropic

client = anthropic.Anthropic()
REMOVED = [name for name in os.environ.get("REMOVED", "temperature,top_p").split(",") if name]


def moved(payload):
    """What a newer service no longer takes goes into the body as it is."""
    extra = {name: payload.pop(name) for name in REMOVED if name in payload}
    if extra:
        payload["extra_body"] = {**extra, **(payload.get("extra_body") or {})}
    return payload


class Assistant:
    def __init__(self, model="claude-opus-4-6", limit=64, **options):
        self.model = model
        self.limit = limit
        self.options = options

    def ask(self, **further):
        sent = {"model": self.model, "max_tokens": self.limit, **self.options, **further}
        sent = {name: value for name, value in sent.items() if name != "max_tokens_to_sample"}
        return client.messages.create(messages=[], **moved(sent))

    def ask_in_a_loop(self, **further):
        sent = {"messages": []}
        defaults = {"model": "claude-opus-4-7", "inference_geo": "us", "max_tokens": self.limit}
        for name, value in {**defaults, **further}.items():
            if value is not None:
                sent[name] = value
        return client.messages.create(**sent)


Assistant().ask()
Assistant(temperature=0.5).ask(inference_geo="us")
Assistant().ask_in_a_loop()
Assistant().ask_in_a_loop(model="claude-sonnet-4-6", inference_geo=None)
