# run: triage
# run: review
# open: model, geo
"""Texts that are run as code set what the names of the function hold."""

import sys

import anthropic


class Routed:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.review_geo = "global"

    def route(self, name, geo):
        exec(f"self.{name}_geo = geo")

    def ask(self, text):
        return self.client.messages.create(
            model="claude-opus-4-8",
            inference_geo=self.review_geo,
            max_tokens=8,
            messages=[{"role": "user", "content": text}],
        )


class Defaults:
    model = "claude-opus-4-7"


def overridden(rule):
    defaults = Defaults()
    eval(f"defaults.__setattr__({rule})")
    return defaults


routed = Routed()
routed.route(sys.argv[1], "us" if sys.argv[1] == "review" else "global")
routed.ask("Good evening")
anthropic.Anthropic().messages.create(
    model=overridden("'model', 'claude-opus-4-6'").model,
    max_tokens=8,
    messages=[{"role": "user", "content": "Good morning"}],
)
