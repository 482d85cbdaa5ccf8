"""In large trees, packages that no client can come to lead only to what looks like a call."""

from __future__ import annotations

import pytest

from domicile.catalog import load_catalog
from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.resolve.machine.machine import Machine
from domicile.resolve.modules.top_levels import module_run
from domicile.resolve.relevance.client_sources import ClientSources
from domicile.resolve.syntax.semantics import SEMANTICS
from domicile.source import decode

OPENS = "import anthropic\n\nclient = anthropic.Anthropic()\n"
ASKS = "def ask(client, **options):\n    return resource(client).create(**options)\n\n\n"
ASKS += "def resource(client):\n    return client.messages\n"
CALLS = "from talk.core import ask\nfrom {} import {}\n\nask({}, model='claude-opus-5')\n"
SHAPED = "def ask(client):\n    client.messages.create(model='claude-opus-5', max_tokens=1)\n"
SHAPED_CALL = "from talk.core import ask\n\nask(object())\n"

# What stands in the package `talk` beside what asks, what stands in others, whether a client can
# come to `talk`, and how many calls there are.
CASES = {
    "opened elsewhere and never handed over": ({"apart/main.py": OPENS}, False, 0),
    "opened in the package itself": (
        {"talk/opened.py": OPENS, "talk/main.py": CALLS.format("talk.opened", "client", "client")},
        True,
        1,
    ),
    "opened in a package that it imports": (
        {"shop/opened.py": OPENS, "talk/main.py": CALLS.format("shop.opened", "client", "client")},
        True,
        1,
    ),
    "handed on by what that package gives to others": (
        {
            "shop/__init__.py": "from shop.opened import client\n",
            "shop/opened.py": OPENS,
            "talk/main.py": CALLS.format("shop", "client", "client"),
        },
        True,
        1,
    ),
    "handed on by several packages, one from the other": (
        {
            "shop/__init__.py": "from shop.kit import client\n",
            "shop/kit/__init__.py": "from shop.kit.opened import client\n",
            "shop/kit/opened.py": OPENS,
            "talk/main.py": CALLS.format("shop", "client", "client"),
        },
        True,
        1,
    ),
    "given by a function of that package": (
        {
            "shop/opened.py": OPENS,
            "shop/giving.py": "from shop import opened\n\n\ndef get():\n    return opened.client\n",
            "talk/main.py": CALLS.format("shop.giving", "get", "get()"),
        },
        True,
        1,
    ),
    "something else of a package that has clients": (
        {
            "shop/__init__.py": "from shop.opened import client\n\nPRICE = 1\n",
            "shop/opened.py": OPENS,
            "talk/main.py": CALLS.format("shop", "PRICE", "PRICE"),
        },
        False,
        0,
    ),
    "opened by a module that a text names": (
        {
            "talk/opened.py": "import importlib\n\n"
            "client = importlib.import_module('anthropic').Anthropic()\n",
            "talk/main.py": CALLS.format("talk.opened", "client", "client"),
        },
        True,
        1,
    ),
    "only constants of the SDK": (
        {
            "talk/opened.py": "from anthropic import HUMAN_PROMPT\n",
            "talk/main.py": CALLS.format("talk.opened", "HUMAN_PROMPT", "HUMAN_PROMPT"),
        },
        False,
        0,
    ),
    "what looks like a call": ({"talk/core.py": SHAPED, "talk/main.py": SHAPED_CALL}, False, 1),
}


def _project(files: dict[str, str]) -> Project:
    tree = {"talk/__init__.py": "", "talk/core.py": ASKS, "shop/__init__.py": "", **files}
    return Project(
        sorted(tree),
        lambda path: load(path, decode(tree[path].encode())),
        read=lambda path: tree[path].encode(),
    )


@pytest.mark.parametrize("close", [0, 500])
@pytest.mark.parametrize(("files", "reached", "count"), CASES.values(), ids=CASES)
def test_calls_of_packages_without_clients(
    files: dict[str, str], reached: bool, count: int, close: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domicile.resolve.relevance.client_sources.MOST_CLOSE", close)
    project = _project(files)
    assert len(find_calls(project, project.files)) == count


@pytest.mark.parametrize(("files", "reached", "count"), CASES.values(), ids=CASES)
def test_which_packages_can_have_clients(
    files: dict[str, str], reached: bool, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domicile.resolve.relevance.client_sources.MOST_CLOSE", 0)
    project = _project(files)
    machine = Machine(project, load_catalog(), SEMANTICS)
    candidates = [run for path in project.files if (run := module_run(machine, path)) is not None]
    assert ClientSources(machine, candidates).reach("talk/core.py") is reached
