# run:
# run: --small
# exact: platform, model, geo
"""Fields that are tested and filled in: of the object that was tested, and of no other."""

import sys

from anthropic import Anthropic

client = Anthropic()
SMALL = "--small" in sys.argv
KNOWN = ("claude-opus-5", "claude-haiku-4-5")


class _Options:
    def __init__(self, model=None, geo=None):
        self.model = model
        self.geo = geo

    @property
    def size(self):
        self.reads = getattr(self, "reads", 0) + 1
        return "small" if self.reads % 2 else "large"



def _filled(options):
    if options.model is None:
        options.model = "claude-haiku-4-5"
    client.messages.create(model=options.model, max_tokens=1, messages=[])


def _two(first, second):
    if first.model is None:
        first.model = "claude-haiku-4-5"
    client.messages.create(model=second.model or "claude-opus-5", max_tokens=1, messages=[])


def _either(first, second):
    one = first if SMALL else second
    if one.geo is None:
        one.geo = "us"
    client.messages.create(
        model="claude-opus-5", max_tokens=1, messages=[], inference_geo=first.geo or "global"
    )


def _all(options):
    for each in options:
        if each.model is None:
            each.model = "claude-haiku-4-5"
            break
    for each in options:
        if each.model is not None:
            client.messages.create(model=each.model, max_tokens=1, messages=[])


def _through(options, changes):
    if options.model == "claude-opus-5":
        changes(options)
        client.messages.create(model=options.model, max_tokens=1, messages=[])


def _to_small(options):
    options.model = "claude-haiku-4-5"


def _alias(options):
    same = options
    if options.model is None:
        same.model = "claude-opus-5"
    if same.model == "claude-opus-5":
        options.model = "claude-haiku-4-5"
    client.messages.create(model=same.model, max_tokens=1, messages=[])


class _Chat:
    def __init__(self, options):
        self.options = options

    def reset(self):
        self.options = _Options("claude-opus-5", "us")

    def ask(self):
        if self.options.geo is not None:
            return
        self.reset()
        client.messages.create(
            model=self.options.model, max_tokens=1, messages=[], inference_geo=self.options.geo
        )


def _counted(options):
    if options.size == "small":
        model = {"small": "claude-haiku-4-5", "large": "claude-opus-5"}[options.size]
        client.messages.create(model=model, max_tokens=1, messages=[])  # truth: open-model


_filled(_Options())
_filled(_Options("claude-opus-5"))
_two(_Options(), _Options("claude-haiku-4-5"))
_two(_Options(), _Options())
_either(_Options(), _Options())
_either(_Options(geo="global"), _Options())
_all([_Options(), _Options("claude-opus-5"), _Options()])
_through(_Options("claude-opus-5"), _to_small)
_alias(_Options())
_alias(_Options("claude-opus-5"))
_Chat(_Options("claude-haiku-4-5")).ask()
_counted(_Options())
