# run:
# open: model, geo, pair
"""A method that sets an attribute under a name given as a text, called for a result nobody reads."""

from anthropic import Anthropic

client = Anthropic()


class Plan:
    geo = "global"

    def near(self):
        setattr(self, "geo", "us")


class Bot:
    def __init__(self):
        self.plan = Plan()

    def ask(self):
        done = [self.plan.near() for _ in range(1)]
        client.messages.create(
            model="claude-opus-4-6", max_tokens=1, messages=[], inference_geo=self.plan.geo
        )


Bot().ask()
