"""Which methods change nothing that others see, so that a call of them need not be run."""

from __future__ import annotations

from textwrap import indent

import pytest

from domicile.resolve.machine.program import ClassInfo
from domicile.resolve.modules.modules import global_value
from domicile.resolve.relevance.harmless import closure_is_harmless

from .program import machine_of, run_of

PRELUDE = """
import json
import logging
from dataclasses import dataclass

import helpers
from helpers import note, shorten

logger = logging.getLogger()
SEEN = []


@dataclass
class Event:
    text: str


class Change:
    def __init__(self, target):
        target.model = "haiku"


class Kept:
    def __init__(self, text):
        self.text = text


class App:
    def ask(self):
        return self.config

    def tell(self):
        self.told = True

    def again(self, count):
        return self.again(count - 1) if count else self.tell()

    def asked(self, items):
"""
HELPERS = """
NOTES = []

def note(text):
    NOTES.append(text)

def shorten(text):
    parts = []
    parts.append(text[:9])
    return "".join(parts)
"""
HARMLESS = {
    "reading": "return self.config.get('model')",
    "a list of its own": "found = []\nfor item in items: found.append(item)\nreturn found",
    "a line of a log": "logger.info('%s', items)",
    "another that is harmless": "return self.ask()",
    "another module": "return json.dumps(items)",
    "a function of the tree": "return shorten(items) + helpers.shorten(items)",
    "an object of a class without a constructor": "return Event(items)",
    "an object that keeps what it is made of": "return Kept(items)",
    "a field that no verdict reads": "items[0]['cache_control'] = 1",
}
HARMFUL = {
    "an attribute": "self.model = items",
    "an attribute of something else": "items.model = 'haiku'",
    "an item of what it has": "self.config['model'] = 'haiku'",
    "another name for it": "config = self.config\nconfig['model'] = 'haiku'",
    "what it is handed": "items.append(1)",
    "a method of what it is handed": "items.apply()",
    "another that is harmful": "self.tell()",
    "one that calls itself and is harmful": "self.again(1)",
    "what is not defined here": "self.unheard_of()",
    "a global": "SEEN.append(items)",
    "a function that is harmful": "note(items)",
    "a function of a module that is harmful": "helpers.note(items)",
    "a constructor that sets another object": "Change(self)",
    "a name set in an outer scope": "global SEEN\nSEEN = items",
    "something set by its name": "setattr(self, 'model', items)",
    "what it is handed to call": "items()",
}


def is_harmless(body: str) -> bool:
    source = PRELUDE + indent(body, "        ") + "\n"
    machine = machine_of({"app.py": source, "helpers.py": HELPERS})
    run = run_of(machine, "app.py")
    (found,) = global_value(machine, run, "App")
    assert isinstance(found.atom, ClassInfo)
    return closure_is_harmless(machine, found.atom.methods["asked"])


@pytest.mark.parametrize("body", HARMLESS.values(), ids=HARMLESS)
def test_methods_that_change_nothing(body: str) -> None:
    assert is_harmless(body)


@pytest.mark.parametrize("body", HARMFUL.values(), ids=HARMFUL)
def test_methods_that_may_change_something(body: str) -> None:
    assert not is_harmless(body)
