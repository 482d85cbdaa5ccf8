# run: EXTRA='{"max_tokens":9}'
# open: model, geo
"""What is not shown may be one object by two names: a write by the one is seen by the other."""

import copy
import dataclasses
import functools
import json
import os
import types

import anthropic

client = anthropic.Anthropic()
TEXT = [{"role": "user", "content": "hi"}]
load = functools.lru_cache(json.loads)


def twice():
    a = load(os.environ["EXTRA"])
    b = load(os.environ["EXTRA"])
    a["model"] = "claude-opus-4-7"
    b["model"] = "claude-opus-4-6"
    client.messages.create(messages=TEXT, **a)


@functools.cache
def kept_result():
    return json.loads(os.environ["EXTRA"])


def kept_results():
    a = kept_result()
    b = kept_result()
    a["model"] = "claude-opus-4-7"
    b["model"] = "claude-opus-4-6"
    client.messages.create(messages=TEXT, **a)


TABLE = {}


def from_table(name):
    if name not in TABLE:
        TABLE[name] = json.loads(os.environ["EXTRA"])
    return TABLE[name]


def from_tables(name):
    a = from_table(name)
    a["model"] = "claude-opus-4-7"
    b = from_table("here")
    b["model"] = "claude-opus-4-6"
    client.messages.create(messages=TEXT, **a)


def copies():
    whole = types.MappingProxyType(json.loads(os.environ["EXTRA"]))
    a = whole.copy()
    b = whole.copy()
    c = a
    a["model"] = "claude-opus-4-7"
    b["model"] = "claude-opus-4-6"
    client.messages.create(messages=TEXT, **a)
    c["model"] = "claude-sonnet-4-6"
    client.messages.create(messages=TEXT, **a)
    client.messages.create(messages=TEXT, **b)


class Box:
    """Gives what it keeps."""

    def __init__(self):
        self._kept = load(os.environ["EXTRA"])

    def __getattr__(self, name):
        return self._kept


def through(box):
    first = box.params
    first["model"] = "claude-opus-4-7"
    box.options["model"] = "claude-opus-4-6"
    client.messages.create(messages=TEXT, **first)
    second = box.settings
    second.update(model="claude-sonnet-4-6")
    client.messages.create(messages=TEXT, **first)
    second |= {"model": "claude-opus-4-7"}
    client.messages.create(messages=TEXT, **first)
    del box.anything["model"]
    first.setdefault("model", "claude-haiku-4-5")
    client.messages.create(messages=TEXT, **first)


class Lazy:
    """Makes what it gives anew."""

    def __init__(self, text):
        self._text = text

    @property
    def params(self):
        return json.loads(self._text)


def anew(lazy, model):
    lazy.params["model"] = "claude-opus-4-7"
    client.messages.create(messages=TEXT, **{"model": model, **lazy.params})


def loops():
    shared = load(os.environ["EXTRA"])
    kept = []
    for model in ("claude-opus-4-7", "claude-opus-4-6"):
        part = load(os.environ["EXTRA"])
        part["model"] = model
        kept.append(part)
    for part in kept:
        client.messages.create(messages=TEXT, **part)
    shared["model"] = "claude-sonnet-4-6"
    for part in kept:
        client.messages.create(messages=TEXT, **part)
    while shared.get("model"):
        shared["model"] = "claude-haiku-4-5"
        client.messages.create(messages=TEXT, **kept[0])
        shared.pop("model")


def later():
    given = json.loads(os.environ["EXTRA"])

    def steps():
        yield
        given["model"] = "claude-opus-4-6"
        yield

    walk = steps()
    next(walk)
    given["model"] = "claude-opus-4-7"
    client.messages.create(messages=TEXT, **given)
    next(walk)
    client.messages.create(messages=TEXT, **given)

    def change():
        given["model"] = "claude-sonnet-4-6"

    change()
    client.messages.create(messages=TEXT, **given)


def deep():
    p = load(os.environ["EXTRA"])
    q = copy.deepcopy(p)
    held = [p]
    p["model"] = "claude-opus-4-7"
    q["model"] = "claude-opus-4-6"
    client.messages.create(messages=TEXT, **p)
    again = copy.deepcopy(held)[0]
    again["model"] = "claude-sonnet-4-6"
    client.messages.create(messages=TEXT, **p)


@dataclasses.dataclass
class Options:
    given: dict = dataclasses.field(default_factory=lambda: json.loads(os.environ["EXTRA"]))


def made():
    one, two = Options(), Options()
    one.given["model"] = "claude-opus-4-7"
    two.given["model"] = "claude-opus-4-6"
    client.messages.create(messages=TEXT, **one.given)


def many(texts):
    rows = [json.loads(text) for text in texts]
    first, second = rows[0], rows[1]
    first["model"] = "claude-opus-4-7"
    second["model"] = "claude-opus-4-6"
    client.messages.create(messages=TEXT, **first)
    table = {name: json.loads(text) for name, text in enumerate(texts)}
    third, fourth = table[0], table[1]
    third["model"] = "claude-opus-4-7"
    fourth["model"] = "claude-sonnet-4-6"
    client.messages.create(messages=TEXT, **third)


def nested(key):
    whole = json.loads('{"inner": {"model": "claude-opus-4-6"}}')
    whole["model"] = "claude-opus-4-7"
    part = whole[key]
    client.messages.create(messages=TEXT, max_tokens=9, model=part["model"])


class Attributes(dict):
    __setattr__ = dict.__setitem__


def by_attribute(made):
    made["model"] = "claude-opus-4-7"
    made.model = "claude-opus-4-6"
    client.messages.create(messages=TEXT, **made)


class Stubborn(dict):
    def __setitem__(self, key, value):
        if key != "model":
            super().__setitem__(key, value)


def refusing(made, model):
    made["model"] = model
    client.messages.create(messages=TEXT, **made)


twice()
kept_results()
from_tables("here")
copies()
through(Box())
anew(Lazy(os.environ["EXTRA"]), "claude-opus-4-6")
loops()
later()
deep()
made()
many([os.environ["EXTRA"]] * 2)
nested("inner")
by_attribute(json.loads(os.environ["EXTRA"], object_hook=Attributes))
refusing(Stubborn(model="claude-opus-4-6", max_tokens=9), "claude-opus-4-7")
globals()["refusing"](json.loads('{"max_tokens": 9}'), "claude-sonnet-4-6")
