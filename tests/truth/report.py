"""What Domicile says of a program: its inventory and findings, as a user gets them."""

from __future__ import annotations

import json
import os
from collections import defaultdict
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
        pairs = {} if program.main.endswith(".ipynb") else _pairs(program)
    finally:
        os.chdir(here)
    calls: dict[Place, dict[str, Any]] = {}
    repeated = []
    for call in inventory["calls"]:
        place = _place(call["location"])
        known = calls.get(place)
        if known is not None and known["operation"] == call["operation"]:
            repeated.append(place)
        calls[place] = call if known is None else _both(known, call)
    findings = [(_place(f["location"]), f) for f in checked["findings"]]
    return Report(calls, findings, pairs, repeated)


def _both(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Two operations at one place (`send = m.stream if s else m.create`), as one call."""
    joined = dict(one)
    for key in ("platform", "model", "inference_geo", "region", "effective_geo"):
        values = [*one[key]["values"], *other[key]["values"]]
        complete = one[key]["complete"] and other[key]["complete"]
        joined[key] = {"values": values, "complete": complete}
    return joined


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
    cell = location["cell"]
    path = location["path"] if cell is None else f"{location['path']}:cell {cell}"
    return path, (start["line"], start["column"], end["line"], end["column"])


def _pairs(program: Program) -> dict[Place, set[tuple[str, str]]]:
    """Joint values do not show in the inventory, so they are asked of the resolver itself."""
    from domicile.data_files import DataFiles
    from domicile.link import Project
    from domicile.python.frontend import load
    from domicile.resolve import find_calls
    from domicile.source import decode

    files = [path.relative_to(program.root).as_posix() for path in program.sources]
    data = DataFiles(
        [p.relative_to(program.root).as_posix() for p in program.root.rglob("*.*")],
        lambda path, most: (program.root / path).read_bytes()[:most],
        files,
        lambda path: (program.root / path).read_bytes(),
    )
    project = Project(
        files, lambda path: load(path, decode((program.root / path).read_bytes())), data=data
    )
    pairs: dict[Place, set[tuple[str, str]]] = defaultdict(set)
    for call in find_calls(project, files):
        span = call.location.span
        place = (call.location.path, (span.line, span.column, span.end_line, span.end_column))
        pairs[place] |= {(_shown(variant.model), _shown(variant.geo)) for variant in call.variants}
    return pairs


def _shown(value: object) -> str:
    return value if isinstance(value, str) else "-" if value is None else "?"
