# run: triage
# run: review
# exact: platform, model, geo, region, pair
"""Attributes are set by names that the text shows in part: how they end, or one after the other."""

import sys

import anthropic

PLAIN = ("title", "notes")


class Desk:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.model = "claude-opus-4-8"
        self.geo = "us"
        self.agents = {}

    def add(self, name, agent):
        self.agents[name] = agent
        attribute = f"{name.lower()}_agent"
        setattr(self, attribute, agent)

    def describe(self, **texts):
        for name in PLAIN:
            setattr(self, name, texts.get(name, sys.argv[1]))

    def ask(self, text):
        return self.client.messages.create(
            model=self.model,
            inference_geo=self.geo,
            max_tokens=8,
            messages=[{"role": "user", "content": text}],
        )


class Routed(Desk):
    def __init__(self):
        super().__init__()
        self.review_geo = "global"
        self.triage_geo = "us"

    def route(self, name, geo):
        setattr(self, f"{name}_geo", geo)

    def ask(self, text):
        return self.client.messages.create(
            model=self.model,
            inference_geo=self.review_geo,  # truth: open-geo open-pair
            max_tokens=8,
            messages=[{"role": "user", "content": text}],
        )


desk = Desk()
desk.add(sys.argv[1], object())
desk.describe(title="Morning")
desk.ask("Good morning")

routed = Routed()
routed.route(sys.argv[1], "us" if sys.argv[1] == "review" else "global")
routed.ask("Good evening")
