# run:
# run: MODE=fast
# exact: platform, model, geo, pair
"""What a class has from its metaclass: properties and methods, which see the class."""

import os

import anthropic


class Lazy(type):
    kept = None
    geo = "global"

    @property
    def client(cls):
        if cls.kept is None:
            cls.kept = anthropic.Anthropic()
        return cls.kept

    @property
    def model(cls):
        return "claude-haiku-4-5" if os.environ.get("MODE") == "fast" else cls.default

    def ask(cls, text):
        return cls.client.messages.create(
            model="claude-opus-4-8",
            inference_geo=cls.geo,  # truth: open-geo open-pair
            max_tokens=8,
            messages=[{"role": "user", "content": text}],
        )


class Desk(metaclass=Lazy):
    default = "claude-sonnet-4-5"
    model = "claude-opus-4-6"  # the property wins
    geo = "us"  # what is no property does not

    def __init__(self):
        self.text = "Good evening"

    def reply(self):
        # Objects have nothing from the metaclass: this is the class's own.
        return Desk.client.messages.create(
            model=self.model, max_tokens=8, messages=[{"role": "user", "content": self.text}]
        )


class Night(Desk):
    default = "claude-opus-4-5"


Desk.client.messages.create(
    model=Desk.model, max_tokens=8, messages=[{"role": "user", "content": "Good morning"}]
)
Night.client.messages.create(
    model=Night.model, max_tokens=8, messages=[{"role": "user", "content": "Good night"}]
)
Desk.ask("How are you?")
Night().reply()
