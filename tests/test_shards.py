"""Shards: each reports on its own files, and merged they are one run, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from domicile.cli.application import application
from domicile.shard import Shard

Tree = Callable[..., Path]

_ASK = """\
import anthropic

def ask(model, geo="us"):
    return anthropic.Anthropic().messages.create(model=model, inference_geo=geo, max_tokens=8)
"""
_CALL = """\
import anthropic
from llm.ask import ask

ask("claude-haiku-4-5")
anthropic.Anthropic().messages.create(model="claude-{n}", inference_geo="{geo}", max_tokens=8)
"""
POLICY = """\
version: 1
scopes:
  - permit: {geos: [us]}
waivers:
  - {rule: GEO102, paths: ["app/m1.py"], reason: tried, owner: a, expires: 2020-01-01}
  - {rule: GEO301, paths: ["none/**"], reason: none, owner: a, expires: 2999-01-01}
"""


@pytest.fixture
def project(tree: Tree) -> Path:
    calls = {
        f"app/m{n}.py": _CALL.format(n=n, geo=geo)
        for n, geo in enumerate(["us", "global", "mars", "eu", "us", "mars"])
    }
    return tree(
        {
            "llm/ask.py": _ASK,
            **calls,
            **{f"plain/p{n}.py": "x = 1\n" for n in range(9)},
            "bad/é broken.py": "import anthropic\ndef (:\n",
            "domicile.yaml": POLICY,
        }
    )


def run(*arguments: str) -> Result:
    return CliRunner().invoke(application, [*arguments])


@pytest.mark.parametrize("count", [1, 2, 5, 40])
@pytest.mark.parametrize(
    "command",
    [
        ("check", "--output-format", "json"),
        ("check", "--output-format", "sarif"),
        ("check", "--output-format", "sarif", "--select", "GEO1,GEO9"),
        ("inventory", "--output-format", "json"),
        ("inventory", "--output-format", "json", "--explain"),
    ],
    ids=" ".join,
)
def test_merged_shards_are_one_run(project: Path, command: tuple[str, ...], count: int) -> None:
    whole = run(*command).stdout
    files = []
    for index in range(count, 0, -1):
        file = project.parent / f"part{index}-of-{project.name}"
        file.write_text(run(*command, "--shard", f"{index}/{count}").stdout)
        files.append(str(file))
    merged = run("merge", *files)
    assert merged.stdout == whole
    assert merged.exit_code == 0
    assert len(whole) > 2_000


def test_every_file_is_in_one_shard_and_stays_there() -> None:
    paths = [f"folder/file{n}.py" for n in range(1_000)]
    shards = [Shard(index, 4) for index in range(1, 5)]
    assert all(sum(shard.has(path) for shard in shards) == 1 for path in paths)
    assert all(200 < sum(map(shard.has, paths)) < 300 for shard in shards)
    assert [n for n in range(6) if Shard(2, 4).has(paths[n])] == [0, 2, 4]


def test_a_shard_fails_only_for_its_own_findings(project: Path) -> None:
    statuses = {run("check", "--shard", f"{n}/40").exit_code for n in range(1, 41)}
    assert statuses == {0, 1}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "--shard", "0/2"), "'0/2' is not I/N"),
        (("check", "--shard", "3/2"), "'3/2' is not I/N"),
        (("check", "--shard", "x"), "'x' is not I/N"),
        (("check", "--shard", "1/2", "--baseline", "b.json"), "--shard and --baseline"),
        (("merge",), "Missing argument"),
        (("merge", "none.json"), "cannot read none.json: No such file"),
        (("merge", "text.json"), "cannot read text.json: not JSON"),
        (("merge", "other.json"), "no report of Domicile"),
        (("merge", "check.json", "inventory.json"), "reports of several kinds: check, inventory"),
        (("merge", "check.json", "older.json"), "runs that differ in 'tool'"),
        (("merge", "torn.json"), "not a whole report"),
    ],
)
def test_errors(tree: Tree, arguments: tuple[str, ...], message: str) -> None:
    tree({"a.py": "import anthropic\n"})
    check = json.loads(run("check", "--output-format", "json").stdout)
    texts = {
        "text": "no",
        "other": "[]",
        "check": json.dumps(check),
        "inventory": run("inventory", "--output-format", "json").stdout,
        "older": json.dumps(check | {"tool": {"name": "domicile", "version": "0.0.1"}}),
        "torn": json.dumps({key: check[key] for key in ("tool", "findings")}),
    }
    for name, text in texts.items():
        Path(f"{name}.json").write_text(text)
    done = run(*arguments)
    assert done.exit_code == 2
    assert message in done.stderr
