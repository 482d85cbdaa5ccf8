# run:
# run: us
# exact: platform, model, geo, region, pair
"""Whether something was given is kept in a field or a variable, and goes with what depends on it."""

import sys

import anthropic

client = anthropic.Anthropic()


class Bot:
    def __init__(self, geo=None):
        self.pinned = bool(geo)
        self.model = "claude-opus-4-7" if geo else "claude-haiku-4-5"

    def ask(self):
        extra = {"inference_geo": "us"} if self.pinned else {}
        client.messages.create(
            model=self.model,
            max_tokens=8,
            messages=[{"role": "user", "content": "x"}],
            **extra,
        )


class _Plain:
    """Set by a table, field by field."""

    def __init__(self, **options):
        for name, value in {"model": "claude-opus-4-8", "geo": "us", **options}.items():
            setattr(self, name, value)

    def ask(self):
        client.messages.create(
            model=self.model,
            max_tokens=8,
            inference_geo=self.geo,
            messages=[{"role": "user", "content": "x"}],
        )


def ask(given):
    has = bool(given)
    model = "claude-sonnet-4-6" if has else "claude-haiku-4-5"
    options = {"inference_geo": "global"} if has else {}
    client.messages.create(
        model=model, max_tokens=8, messages=[{"role": "user", "content": "x"}], **options
    )


given = sys.argv[1] if len(sys.argv) > 1 else ""
Bot(given).ask()
ask(given)
_Plain(geo="global").ask()
_Plain(model="claude-sonnet-5").ask()
