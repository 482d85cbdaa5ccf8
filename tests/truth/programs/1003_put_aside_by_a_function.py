# run:
# open: model, geo, pair
"""A dict is put into another by a function, and changed through that; an own `model_dump` that sets what is sent."""
from anthropic import Anthropic

client = Anthropic()


def attach(params, config):
    params["metadata"] = config


def ask(config):
    params = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
    attach(params, config)
    params["metadata"]["geo"] = "us"
    client.messages.create(model=params["model"], max_tokens=3, messages=[], inference_geo=config["geo"])


def main():
    config = {"geo": "global"}
    params = {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}
    attach(params, config)
    params["metadata"].update(geo="us")
    client.messages.create(model=params["model"], max_tokens=3, messages=[], inference_geo=config["geo"])


class State:
    def __init__(self, owner):
        self.owner = owner

    def model_dump(self):
        self.owner.model = "claude-haiku-4-5"
        return {}


class Bot:
    def __init__(self):
        self.model = "claude-opus-4-6"
        self.state = State(self)

    def ask(self):
        before = self.state.model_dump()
        client.messages.create(model=self.model, max_tokens=3, messages=[])
        return before


ask({"geo": "global"})
main()
Bot().ask()
