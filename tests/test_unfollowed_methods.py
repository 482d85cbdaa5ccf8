"""What a method that is too long to be followed leaves alone: what only constructors set."""

from __future__ import annotations

import pytest

from domicile.findings import FileError
from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

APP = """
import os
from anthropic import Anthropic
import other


class Assistant:
    def __init__(self, hook=None):
        self.client = Anthropic()
        self.model = "claude-opus-5"
        self.kept = {{}}
        self.hook = hook

    def prepare(self, turns, then=None):
{long}
        {last}

    def kind(self):
        return self.kept["k1"]

    def ask(self, turns):
        self.prepare(turns{handed})
        return self.client.messages.create(model=self.model, max_tokens=1, messages=[])
"""
LOOKS = "def look(what):\n    return what.kept\n"
CHANGES = """
import os


def change(what):
    what.model = os.environ["MODEL"]
"""
LONG = "\n".join(
    f'        self.kept["k{n}"] = {n} if turns.count("x") else len(turns[{n} % 7] * 2)'
    for n in range(110)
)


def model_of(last: str, other: str, handed: str = "") -> tuple[object, bool]:
    app = APP.format(long=LONG, last=last, handed=handed)
    texts = {"app.py": app, "other.py": other}
    sources = {path: decode(text.encode()) for path, text in texts.items()}
    project = Project(sorted(texts), lambda path: load(path, sources[path]))
    (call,) = find_calls(project, sorted(texts))
    return call.model.values, call.model.complete


@pytest.mark.parametrize("last", ["self.kind()", "other.look(self)", "turns.extend(turns)"])
def test_what_only_constructors_set_stays(last: str) -> None:
    assert model_of(last, LOOKS) == (("claude-opus-5",), True)


@pytest.mark.parametrize(
    ("last", "handed"),
    [
        ("self.model = turns[0]", ""),
        ("other.change(self)", ""),
        ("setattr(self, turns[0], turns[1])", ""),
        ("self.__dict__.update(turns[0])", ""),
        ("self.hook(self)", ""),
        ("then(self)", ""),
        ("do = other.change; do(self)", ""),
        ("list(map(then, turns))", ", then=other.change"),
    ],
)
def test_what_may_be_changed_is_open(last: str, handed: str) -> None:
    assert not model_of(last, CHANGES, handed)[1]


LOOSE = """
import os
import app


class Options:
    def __init__(self, **given):
        self.depth = 1
        self.given = given

    def merged(self, other):
        both = Options()
        for key, value in self.__dict__.items():
            setattr(both, key, value)
        return both


class Fixed:
    def __setattr__(self, name, value):
        if name != "depth":
            object.__setattr__(self, name, value)


def anything(what, name, value):
    setattr(what, name, value)


def by_name(what):
    for name, value in os.environ.items():
        setattr(what, name, value)


TABLE = {"any": by_name}
TURNS = [lambda what: by_name(what)]
"""
SWITCH = """
import os


class Switch:
    def __init__(self, assistant):
        self.assistant = assistant

    def __getitem__(self, key):
        self.assistant.model = os.environ["MODEL"]

    def __lshift__(self, key):
        self.assistant.model = os.environ["MODEL"]

    @property
    def used(self):
        return 1

    @used.setter
    def used(self, value):
        self.assistant.model = os.environ["MODEL"]

    def turn(self, key):
        self.assistant.model = os.environ["MODEL"]
"""


@pytest.mark.parametrize(
    "last",
    ["other.Options().merged(turns)", "len(other.Options(depth=turns).given)", "turns[0].upper()"],
)
def test_what_sets_anything_but_is_not_reached_changes_nothing(last: str) -> None:
    assert model_of(last, LOOSE) == (("claude-opus-5",), True)


@pytest.mark.parametrize(
    "last",
    [
        "other.anything(self, turns[0], turns[1])",
        "other.TABLE[turns[0]](self)",
        "[turn(self) for turn in other.TURNS]",
        "other.Switch(self)[turns[0]]",
        "other.Switch(self) << turns[0]",
        "other.Switch(self).used = 1",
        "getattr(other.Switch(self), 'turn')(1)",
        "getattr(other, turns[0])(self)",
        "os.path.walk(turns[0], other.by_name, self)",
        "from other import by_name as act; act(self)",
    ],
)
def test_what_is_reached_may_change_it(last: str) -> None:
    assert not model_of(last, LOOSE + SWITCH)[1]


NAMED = """
import os
import session

KEYS = ("kept", "hook")
PAIRS = [("kept", 1), ("hook", None)]
MIXED = ["kept", "model"]


def put(what, key, value):
    attribute = f"{key.lower()}_agent"
    setattr(what, attribute, value)


def each(what, new):
    for key in ["kept", "hook"]:
        setattr(what, key, getattr(new, key))


def of_table(what, new):
    for key in KEYS:
        setattr(what, key, new[key])


def of_pairs(what):
    for key, value in PAIRS:
        setattr(what, key, value)


def of_session():
    for key, value in os.environ.items():
        setattr(session.state, key, value)


def ends(what, key, value):
    setattr(what, f"{key}el", value)


def begins(what, key, value):
    setattr(what, "mod" + key, value)


def listed(what, new):
    for key in ["kept", "model"]:
        setattr(what, key, getattr(new, key))


def of_mixed(what, new):
    for key in MIXED:
        setattr(what, key, new[key])


def rebound(what, new):
    for key in ["kept", "hook"]:
        key = key.replace("hook", "model")
        setattr(what, key, new[key])


def by_another(what, new):
    key = "kept"

    def put_one(key):
        setattr(what, key, new[key])

    put_one("model")


def comprehended(what, new):
    key = "kept"
    return [setattr(what, key, new[key]) for key in new], key


def grown(what, new):
    key = "mod"
    key += "el"
    setattr(what, key, new)


def held(what, new):
    session.keep = what
    for key, value in new:
        setattr(session.keep, key, value)
"""


@pytest.mark.parametrize(
    "last",
    [
        "other.put(self, turns[0], turns)",
        "other.each(self, turns[0])",
        "other.of_table(self, turns[0])",
        "other.of_pairs(self)",
        "other.of_session()",
    ],
)
def test_the_names_that_are_set_are_told_by_the_text(last: str) -> None:
    harmless = NAMED.partition("def ends(")[0]
    assert model_of(last, harmless) == (("claude-opus-5",), True)


@pytest.mark.parametrize(
    "last",
    [
        "other.ends(self, turns[0], turns[1])",
        "other.begins(self, turns[0], turns[1])",
        "other.listed(self, turns[0])",
        "other.of_mixed(self, turns[0])",
        "other.rebound(self, turns[0])",
        "other.by_another(self, turns[0])",
        "other.comprehended(self, turns[0])",
        "other.grown(self, turns[0])",
        "other.held(self, turns[0])",
    ],
)
def test_a_name_that_may_be_the_attributes_opens_it(last: str) -> None:
    head, *functions = NAMED.split("\n\n\ndef ")
    name = last.partition(".")[2].partition("(")[0]
    (function,) = (each for each in functions if each.startswith(f"{name}("))
    assert not model_of(last, f"{head}\n\n\ndef {function}")[1]


@pytest.mark.parametrize("part", ["setattr(what, key, 1)", "what.__setattr__(key, 1)"])
def test_a_very_long_function_may_set_anything_in_its_midst(part: str) -> None:
    line = "    print(what)\n"
    function = f"def change(what, key):\n{line * 1000}    {part}\n{line * 1000}"
    assert not model_of("other.change(self, turns[0])", function)[1]


EMPTY = """
from anthropic import Anthropic


class Base:
    def prepare(self):
        pass

    def ask(self):
        self.prepare()
        return Anthropic().messages.create(model="claude-opus-5", max_tokens=1, messages=[])


class Part(Base):
    def ask(self):
        self.prepare()
        return Anthropic().messages.create(model="claude-opus-4-7", max_tokens=1, messages=[])
"""


def test_a_method_that_does_nothing_is_no_defect() -> None:
    told: list[FileError] = []
    project = Project(["app.py"], lambda path: load(path, decode(EMPTY.encode())))
    calls = find_calls(project, ["app.py"], told.append)
    assert told == []
    assert [call.model.values for call in calls] == [("claude-opus-5",), ("claude-opus-4-7",)]


TRAIL = """
import os
from anthropic import Anthropic


class Trail:
    def __init__(self):
        self.kept = {{}}
        self.last = None

    def note(self, params, turns=()):
{long}
        {last}

    def settle(self):
        self.last["model"] = os.environ["MODEL"]

    def ask(self, turns):
        params = {{"model": "claude-opus-5", "max_tokens": 1, "messages": []}}
        self.note(params, turns)
        self.settle()
        return Anthropic().messages.create(**params)
"""


@pytest.mark.parametrize(
    ("last", "complete"),
    [
        ("self.size = len(params['model'])", True),
        ("self.kept['size'] = len(params)", False),
        ("params.pop('max_tokens')", False),
        ("self.last = params", False),
        ("self.last = [params][0]", False),
        ("last = params; self.last = last", False),
        ("self.kept.update(all=params); self.last = self.kept['all']", False),
        ("self.__dict__.update(last=params)", False),
        ("turns.append(params)", False),
        ("[each for each in turns][0](params)", False),
        ("(lambda: params.clear())()", False),
    ],
)
def test_a_long_method_that_only_looks_at_what_it_is_handed(last: str, complete: bool) -> None:
    long = LONG.replace('kept["', "kept_").replace('"] =', " =")
    source = decode(TRAIL.format(long=long, last=last).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert call.model.complete is complete
    assert not complete or call.model.values == ("claude-opus-5",)


OBSERVED = """
from anthropic import Anthropic


class Trail:
    def note(self, params):
        {body}


def ask(trail: Trail):
    params = {{"model": "claude-opus-5", "max_tokens": 1, "messages": []}}
    trail.note(params)
    return Anthropic().messages.create(**params)
"""


@pytest.mark.parametrize(
    ("body", "complete"),
    [
        ("self.size = len(params)", True),
        ("pass", False),
        ("...", False),
        ("return params", False),
        ("raise NotImplementedError", False),
    ],
)
def test_a_method_that_does_nothing_is_there_to_be_filled_in(body: str, complete: bool) -> None:
    source = decode(OBSERVED.format(body=body).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert call.model.complete is complete
