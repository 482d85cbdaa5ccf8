"""What Domicile says of a program: its inventory and findings, as a user gets them."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .program import Place, Program


@dataclass(frozen=True)
class Report:
    calls: dict[Place, dict[str, Any]]
    findings: list[tuple[Place, dict[str, Any]]]
    pairs: dict[Place, set[tuple[str, str]]]  # (model, geo) of each variant, as shown text
    repeated: list[Place]


def report(program: Program) -> Report:
    """Run `domicile inventory` and `domicile check` in the program's directory."""
    policy = ["--policy", str(program.policy)] if program.policy else ["--no-policy"]
    common = ["--output-format", "json", "--no-cache", *policy, *program.targets]
    here = Path.cwd()
    os.chdir(program.root)
    try:
        inventory = _run(["inventory", *common])
        checked = _run(["check", *common])
        pairs = _pairs(program)
    finally:
        os.chdir(here)
    calls: dict[Place, dict[str, Any]] = {}
    repeated = []
    for call in inventory["calls"]:
        place = _place(call["location"])
        if place in calls:
            repeated.append(place)
        calls[place] = call
    findings = [(_place(f["location"]), f) for f in checked["findings"]]
    return Report(calls, findings, pairs, repeated)


def _run(arguments: list[str]) -> dict[str, Any]:
    from click.testing import CliRunner

    from domicile.cli.application import application

    result = CliRunner().invoke(application, arguments, catch_exceptions=False)
    if result.exit_code == 2:
        raise AssertionError(f"domicile {' '.join(arguments)}: {result.output}")
    data: dict[str, Any] = json.loads(result.stdout)
    return data


def _place(location: dict[str, Any]) -> Place:
    start, end = location["start"], location["end"]
    return location["path"], (start["line"], start["column"], end["line"], end["column"])


def _pairs(program: Program) -> dict[Place, set[tuple[str, str]]]:
    """Joint values do not show in the inventory, so they are asked of the resolver itself."""
    from domicile.link import Project
    from domicile.python.frontend import load
    from domicile.resolve import find_calls
    from domicile.source import decode

    if program.targets == ["."]:
        files = sorted(p.relative_to(program.root).as_posix() for p in program.root.rglob("*.py"))
    else:
        files = program.targets
    project = Project(files, lambda path: load(path, decode((program.root / path).read_bytes())))
    return {
        (call.location.path, tuple(call.location.span)): {
            (_shown(variant.model), _shown(variant.geo)) for variant in call.variants
        }
        for call in find_calls(project, files)
    }


def _shown(value: object) -> str:
    return value if isinstance(value, str) else "-" if value is None else "?"
