"""What a run imports, counted: a hook on files without a call must cost click and little more."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Tree = Callable[..., Path]

HEAVY = {"libcst", "yaml", "jsonschema", "rich", "pygls", "tree_sitter"}
SLOW_STANDARD = {"dataclasses", "importlib.resources", "pathlib", "subprocess", "tempfile"}
SLOW_STANDARD |= {"hashlib", "pickle", "pkgutil", "traceback", "yaml"}
RECORDS = {"domicile.ir", "domicile.calls", "domicile.rulebook", "domicile.policy"}
_PROBE = """
import sys
from domicile.cli.application import application
try:
    application({arguments!r}, prog_name="domicile")
finally:
    print("\\n".join(sys.modules), file=sys.stderr)
"""

_ASKED = """
import builtins, sys
original, asked = builtins.__import__, set()
def noted(name, globals=None, locals=None, fromlist=(), level=0):
    if (globals or {{}}).get("__name__", "").startswith("domicile"):
        asked.add(name)
    return original(name, globals, locals, fromlist, level)
builtins.__import__ = noted
from domicile.cli.application import application
try:
    application({arguments!r}, prog_name="domicile")
finally:
    print("\\n".join(asked), file=sys.stderr)
"""


def imported(*arguments: str) -> set[str]:
    return modules_after(_PROBE.format(arguments=list(arguments)))


def modules_after(probe: str) -> set[str]:
    environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    command = [sys.executable, "-c", probe]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("--help",),
        ("check", "--help"),
        ("check", "a.py", "b.py", "c.txt"),
        ("check", "--output-format", "json", "a.py"),
        ("inventory", "a.py"),
    ],
)
def test_nothing_heavy_without_a_call(tree: Tree, arguments: tuple[str, ...]) -> None:
    tree({"a.py": "import os", "b.py": "x = 1", "c.txt": "claude", "domicile.yaml": "version: 1"})
    assert not imported(*arguments) & (HEAVY | RECORDS)


def test_named_files_without_a_call_cost_click_and_little_more(tree: Tree) -> None:
    tree({"a.py": "import os", "b.py": "x = 1"})
    click = modules_after("import click, sys; print('\\n'.join(sys.modules), file=sys.stderr)")
    added = imported("check", "a.py", "b.py") - click
    assert not added & SLOW_STANDARD
    own = {name for name in added if not name.startswith("_")}  # Python's private ones differ
    assert len(own) <= 42, sorted(added)


def test_named_files_without_a_call_ask_for_nothing_slow(tree: Tree) -> None:
    tree({"a.py": "import os", "b.py": "x = 1"})
    # What starts Python here may have imported some of it already, so the names are noted.
    asked = modules_after(_ASKED.format(arguments=["check", "a.py", "b.py"]))
    assert {"domicile.triage", "click"} <= asked, asked
    assert not asked & SLOW_STANDARD


def test_a_folder_without_a_call_or_a_policy(tree: Tree) -> None:
    tree({"a.py": "import os", ".git/HEAD": ""})
    assert not imported("check", "--no-policy") & (HEAVY | RECORDS)


def test_calls_from_the_cache_need_no_front_end(tree: Tree) -> None:
    call = "import anthropic\nanthropic.Anthropic().messages.create(model='claude-opus-4-7')\n"
    tree({"a.py": call, ".git/HEAD": ""})
    assert imported("inventory", "--no-policy") >= {"domicile.ir", "libcst"}
    again = imported("inventory", "--no-policy")
    assert "domicile.calls" in again
    assert not again & {"domicile.ir", "domicile.resolve", "libcst"}


def test_the_probe_sees_what_is_imported(tree: Tree) -> None:
    tree({"domicile.yaml": "version: 1"})
    assert imported("check") >= {"yaml", "jsonschema", "domicile.rulebook"}
