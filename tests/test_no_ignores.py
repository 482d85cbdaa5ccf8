"""`check --no-ignores`: what an auditor sees."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from domicile.cli.application import application

Tree = Callable[..., Path]
OLD = """\
from anthropic import Anthropic

Anthropic().messages.create(model="claude-haiku-4-5", max_tokens=1, messages=[])
"""
HIDDEN = OLD.replace("Anthropic()", "Anthropic(base_url=input())")
US_ONLY = "version: 1\nscopes: [{permit: {geos: [us]}}]\n"
WAIVER = """\
waivers:
  - {rule: GEO305, paths: [app.py], reason: later, owner: me, expires: 9999-12-31}
"""


def findings(*options: str) -> list[str]:
    arguments = ["check", "--output-format", "json", *options]
    result = CliRunner().invoke(application, arguments)
    document = json.loads(result.stdout)
    assert document["summary"]["suppressed"] == len(document["suppressed"])
    return [f"{each['rule']} {each['severity']}" for each in document["findings"]]


@pytest.mark.parametrize(
    ("policy", "code", "hidden", "shown"),
    [
        (US_ONLY + WAIVER, OLD, [], ["GEO305 error"]),
        (US_ONLY + "exclude: [app.py]\n", OLD, [], ["GEO305 error"]),
        (US_ONLY + "rules: {model-cannot-be-pinned: off}\n", OLD, [], ["GEO305 error"]),
        (US_ONLY + "rules: {GEO305: note}\n", OLD, ["GEO305 note"], ["GEO305 note"]),
        ("version: 1\nscopes: [{permit: {platforms: [claude-api]}, unresolved: off}]", HIDDEN,
         [], ["GEO903 note"]),
        ("version: 1\nrules: {GEO501: off}", OLD, [], []),  # it is off by itself
    ],
)  # fmt: skip
def test_nothing_is_silenced(
    policy: str, code: str, hidden: list[str], shown: list[str], tree: Tree
) -> None:
    tree({"domicile.yaml": policy, "app.py": code})
    assert findings() == hidden
    assert findings("--no-ignores") == shown


def test_the_finding_tells_of_its_waiver(tree: Tree) -> None:
    tree({"domicile.yaml": US_ONLY + WAIVER, "app.py": OLD})
    output = CliRunner().invoke(application, ["check", "--no-ignores"]).stdout
    assert "silenced here until 9999-12-31 by me: later" in output
    assert "--> app.py:3:29" in output
