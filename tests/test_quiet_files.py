"""Files that hold no word of the gate, named by themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from domicile.cli.application import application

Tree = Callable[..., Path]

QUIET = "from lib import get\nf = get()\nf.create(model='m', max_tokens=1)\n"
FILES = {
    "setup.cfg": "",
    "lib/__init__.py": "from .deep import get\n",
    "lib/inner.py": "from . import get\n",
    "lib/deep.py": "from anthropic import Anthropic\nclient = Anthropic()\n\n\ndef get():\n"
    "    return client.messages\n\n\n",
    "app/quiet.py": QUIET,
    "app/silent.py": "from lib import get\nf = get()\n",
    "app/other.py": "import json\nx.create()\n",
    "app/loud.py": "from anthropic import Anthropic\n",
}


def calls(*paths: str) -> list[tuple[str, int]]:
    arguments = ["inventory", "--output-format", "json", "--no-cache", *paths]
    done = CliRunner().invoke(application, arguments, catch_exceptions=False)
    found = json.loads(done.stdout)["calls"]
    return [(call["location"]["path"], call["location"]["start"]["line"]) for call in found]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["."], [("app/quiet.py", 3)]),
        (["app/quiet.py"], [("app/quiet.py", 3)]),
        (["app/loud.py", "app/quiet.py"], [("app/quiet.py", 3)]),
        (["app/silent.py"], []),
        (["app/other.py"], []),
        (["lib/inner.py"], []),
    ],
)
def test_a_call_is_found_whoever_else_is_named(
    tree: Tree, paths: list[str], expected: list[tuple[str, int]]
) -> None:
    tree(FILES)
    assert calls(*paths) == expected


@pytest.mark.parametrize("paths", [["."], ["app/quiet.py"]])
def test_what_is_handed_on_by_several_modules_is_followed(tree: Tree, paths: list[str]) -> None:
    tree({
        **FILES,
        "lib/__init__.py": "from .outer import get\n",
        "lib/outer.py": "from .inner import *\n__all__ = ['get']\n",
        "lib/inner.py": "from .deep import get\n",
    })  # fmt: skip
    assert calls(*paths) == [("app/quiet.py", 3)]


def test_the_files_it_leads_to_are_not_reported(tree: Tree) -> None:
    tree({
        **FILES,
        "lib/deep.py": FILES["lib/deep.py"] + "client.messages.create(model='m', max_tokens=1)\n",
    })  # fmt: skip
    assert calls("app/quiet.py") == [("app/quiet.py", 3)]


def test_imports_in_a_circle_end(tree: Tree) -> None:
    tree({"setup.cfg": "", "a.py": "import b\nb.x.create()\n", "b.py": "import a\nimport b\n"})
    assert calls("a.py") == []


def test_a_policy_that_excludes_it_holds(tree: Tree) -> None:
    tree({**FILES, "domicile.yaml": "version: 1\nexclude: [app/quiet.py]\n"})
    assert calls("app/quiet.py") == []
