"""What is found does not depend on the order of the paths, on jobs, or on repetition."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from notebooks import notebook

from domicile.cli.application import application

Tree = Callable[..., Path]

CALL = "client.messages.create(model={}, max_tokens=1, messages=[], inference_geo={})"
FILES = {
    "lib/__init__.py": "from .chat import ask, client\nfrom .other import *\n",
    "lib/chat.py": "from anthropic import Anthropic\nfrom . import settings\nclient = Anthropic()\n"
    f"def ask(model, geo='us'):\n    return {CALL.format('model', 'geo')}\n"
    f"class Base:\n    model = settings.MODEL\n    def send(self):\n"
    f"        return {CALL.format('self.model', 'settings.GEO')}\n",
    "lib/other.py": "from lib.chat import Base\nclass Mine(Base):\n    model = 'claude-haiku-4-5'\n"
    "Mine().send()\nOTHER = 'claude-opus-4-6'\n",
    "lib/settings.py": "MODEL = 'claude-opus-4-7'\nGEO = 'eu'\n",
    "app.py": "import lib\nlib.ask('claude-haiku-4-5')\nlib.ask(lib.OTHER, geo='global')\n"
    "lib.settings.GEO = 'us'\n",
    "quiet.py": "from lib import ask as a, OTHER\nfor m in (OTHER, 'x'):\n    a(m)\n",
    "broken.py": "from anthropic import Anthropic\nAnthropic().messages.create(\n",
    "n.ipynb": notebook("from lib.chat import *", "ask('claude-sonnet-4-5')", "claude ("),
    "sub/__init__.py": "",
    "sub/task.py": "import lib.chat as c\nfrom lib.other import Mine\n"
    "c.client.beta.messages.create(model=Mine.model, max_tokens=1, messages=[])\n",
}  # fmt: skip
PATHS = sorted(FILES)
FOLDERS = ["lib", "app.py", "quiet.py", "broken.py", "n.ipynb", "sub"]


@pytest.fixture(autouse=True)
def _files(tree: Tree) -> None:
    tree(FILES)


def output(command: str, *arguments: str) -> str:
    done = CliRunner().invoke(application, [command, *arguments], catch_exceptions=False)
    assert done.exit_code in (0, 1), done.output
    return done.stdout


def told(*paths: str, jobs: int = 1) -> tuple[str, str]:
    """Inventory and findings in JSON."""
    common = ("--output-format", "json", "--no-cache", "--jobs", str(jobs), *paths)
    return output("inventory", *common), output("check", *common)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(PATHS), st.lists(st.sampled_from(PATHS), max_size=3))
def test_the_order_of_paths_does_not_matter(paths: list[str], again: list[str]) -> None:
    assert told(*paths, *again) == told(".")


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(FOLDERS))
def test_folders_and_files_can_be_mixed(paths: list[str]) -> None:
    assert told(*paths) == told(".")


@pytest.mark.parametrize("jobs", [2, 3, 7])
def test_the_number_of_jobs_does_not_matter(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = told(".")
    monkeypatch.setattr("domicile.triage.MANY", 1)
    monkeypatch.setattr("domicile.resolving.MANY", 1)
    assert told(".", jobs=jobs) == expected


@pytest.mark.parametrize("form", ["full", "concise", "sarif", "junit", "markdown", "github"])
def test_no_report_depends_on_the_order(form: str) -> None:
    arguments = ("--output-format", form, "--no-cache")
    assert output("check", *PATHS[::-1], *arguments) == output("check", ".", *arguments)


def test_the_tree_has_something_of_everything() -> None:
    inventory, findings = map(json.loads, told("."))
    assert len(inventory["calls"]) == 3
    rules = {finding["rule"] for finding in findings["findings"]}
    assert {"GEO101", "GEO102", "GEO901", "GEO904"} <= rules
