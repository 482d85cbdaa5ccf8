"""Measure Domicile beside other tools: `python benchmarks [TREE]... [--runs N] [--folder DIR]`.

The trees are packages that are downloaded by name and unpacked; nothing of them is run or
installed. What is measured: medians of interleaved runs, in one table a tree.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import trees
from measure import Figures, interleaved
from tools import Tool, start_up, tools, versions


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("trees", nargs="*", help=f"of {', '.join(trees.NAMES)}; all by default")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--timeout", type=float, default=300, help="seconds a run may take")
    parser.add_argument("--folder", type=Path, default=Path(".benchmarks"))
    parser.add_argument("--only", default="", help="tools whose names begin so")
    chosen = parser.parse_args()
    unknown = set(chosen.trees) - {*trees.NAMES, "start-up"}
    if unknown:
        parser.error(f"no such tree: {', '.join(sorted(unknown))}")
    print(_machine())
    for name in chosen.trees or ("start-up", *trees.NAMES):
        with tempfile.TemporaryDirectory(prefix="domicile-") as scratch:
            if name == "start-up":
                folder, found = Path(scratch), start_up(Path(scratch))
            else:
                folder, found = trees.build(name, chosen.folder.resolve()), tools(Path(scratch))
            found = [tool for tool in found if tool.name.startswith(chosen.only)]
            print(_heading(name, folder), flush=True)
            print(
                _table(found, interleaved(found, folder, chosen.runs, chosen.timeout)), flush=True
            )


def _machine() -> str:
    listed = ", ".join(versions())
    return f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}; {listed}\n"


def _heading(name: str, folder: Path) -> str:
    files = [path for path in folder.rglob("*.py") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    return f"## {name}: {len(files)} Python files, {size:.1f} MB\n"


def _table(found: Sequence[Tool], figures: Mapping[str, Figures | None]) -> str:
    first = next((figures[tool.name] for tool in found if figures[tool.name]), None)
    rows = [
        "| | wall s | CPU s | peak MiB | wall, as a multiple of the first |",
        "| --- |" + " ---: |" * 4,
    ]
    for tool in found:
        each = figures[tool.name]
        if each is None or first is None:
            rows.append(f"| {tool.name} | too long | | | |")
        else:
            numbers = f"{each.wall:.3f} | {each.cpu:.3f} | {each.peak:.0f}"
            rows.append(f"| {tool.name} | {numbers} | {each.wall / first.wall:.2f} |")
    return "\n".join(rows) + "\n"


main()
