# run: review
# run: triage
# exact: platform, model
"""Attributes set under names that only the run tells, of an object that the module has made."""

import json
import sys

import anthropic

NAME = f"{sys.argv[1]}_geo"


class Told:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.review_geo = "global"

    def route(self, geo):
        setattr(self, NAME, geo)

    def ask(self, text):
        turns = [{"role": "user", "content": text}]
        return self.client.messages.create(
            model="claude-opus-4-8", inference_geo=self.review_geo, max_tokens=8, messages=turns
        )


class Updated:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.review_geo = "global"

    def route(self, geo):
        self.__dict__.update({NAME: geo})

    def ask(self, text):
        turns = [{"role": "user", "content": text}]
        return self.client.messages.create(
            model="claude-opus-4-8", inference_geo=self.review_geo, max_tokens=8, messages=turns
        )


class Merged:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.review_geo = "global"

    def route(self, geo):
        self.merge(**{NAME: geo})

    def merge(self, **more):
        vars(self).update(more)

    def ask(self, text):
        turns = [{"role": "user", "content": text}]
        return self.client.messages.create(
            model="claude-opus-4-8", inference_geo=self.review_geo, max_tokens=8, messages=turns
        )


class Loaded:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.review_geo = "global"

    def route(self, geo):
        self.__dict__ |= json.loads(json.dumps({NAME: geo}))

    def ask(self, text):
        turns = [{"role": "user", "content": text}]
        return self.client.messages.create(
            model="claude-opus-4-8", inference_geo=self.review_geo, max_tokens=8, messages=turns
        )


told = Told()
told.route("us")
told.ask("Good morning")

updated = Updated()
updated.route("us")
updated.ask("Good morning")

merged = Merged()
merged.route("us")
merged.ask("Good morning")

loaded = Loaded()
loaded.route("us")
loaded.ask("Good morning")
