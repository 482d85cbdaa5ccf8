"""A client that is given no address may find one where the code sets the environment."""

from __future__ import annotations

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

HEAD = """
import operator
import os
from os import environ as surroundings
from anthropic import Anthropic
from helpers import Holder, put, variable

URL = "https://llm.example.com"
OWNER = "ANTHROPIC"
Anthropic().messages.create(model="claude-opus-4-7", max_tokens=1, messages=[])

def variable(name):
    return "_".join(["ANTHROPIC", name])

"""
HELPERS = """
class Holder:
    def __init__(self, variables):
        self.variables = variables
        self.variables["ANTHROPIC_" + "BASE_URL"] = ""

def put(where, url):
    where["ANTHROPIC_" + "BASE_URL"] = url
"""


@pytest.mark.parametrize(
    "setting",
    [
        'os.environ["ANTHROPIC_BASE_URL"] = URL',
        'os.environ[variable("BASE_URL")] = URL',
        'os.environ[f"{OWNER}_BASE_URL"] = URL',
        'os.environ[OWNER + "_BASE_URL"] = URL',
        'os.environ.setdefault(variable("BASE_URL"), URL)',
        'os.environ.update({variable("BASE_URL"): URL})',
        'os.environ.update([(variable("BASE_URL"), URL)])',
        'os.environ.update(**{variable("BASE_URL"): URL})',
        "os.environ.update(ANTHROPIC_BASE_URL=URL)",
        'os.environ |= {variable("BASE_URL"): URL}',
        'os.environ.__setitem__(variable("BASE_URL"), URL)',
        'operator.setitem(os.environ, variable("BASE_URL"), URL)',
        'list(map(os.environ.__setitem__, [variable("BASE_URL")], [URL]))',
        'os.environb[b"ANTHROPIC_BASE_URL"] = URL.encode()',
        'os.environ = {**os.environ, "ANTHROPIC_BASE_URL": URL}',
        'surroundings["ANTHROPIC_BASE_URL"] = URL',
        'held = os.environ; held["ANTHROPIC_BASE_URL"] = URL',
        'for os.environ["ANTHROPIC_BASE_URL"] in [URL]: pass',
        'os.environ["ANTHROPIC_BASE_URL"], other = URL, 1',
        "put(os.environ, URL)",
        "Holder(os.environ)",
    ],
)
def test_what_sets_the_address_moves_the_call(setting: str) -> None:
    assert not _only_the_api(setting)


@pytest.mark.parametrize(
    "setting",
    [
        'os.environ["OTHER"] = URL',
        'os.environ[f"{OWNER}_API_KEY"] = URL',
        "for name, value in open('.env'): os.environ[name] = value",
        'held = os.environ.copy(); held["ANTHROPIC_BASE_URL"] = URL',
        'held = {**os.environ, "ANTHROPIC_BASE_URL": URL}',
        'held = dict(os.environ); held["ANTHROPIC_BASE_URL"] = URL',
        "variable(os.environ)",
    ],
)
def test_what_sets_something_else_does_not(setting: str) -> None:
    assert _only_the_api(setting)


def _only_the_api(setting: str) -> bool:
    files = {"app.py": HEAD + setting, "helpers.py": HELPERS}
    sources = {path: decode(text.encode()) for path, text in files.items()}
    project = Project(sorted(files), lambda path: load(path, sources[path]))
    (call,) = find_calls(project, ["app.py"])
    return call.platform.complete and call.platform.values == ("claude-api",)
