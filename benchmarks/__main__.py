"""Measure Domicile beside other tools: `python benchmarks [TREE]... [--runs N] [--folder DIR]`.

The trees are packages that are downloaded by name and unpacked; nothing of them is run or
installed. What is measured: medians of interleaved runs, in one table a tree.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import growth
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
    unknown = set(chosen.trees) - {*trees.NAMES, "start-up", "growth"}
    if unknown:
        parser.error(f"no such tree: {', '.join(sorted(unknown))}")
    print(_machine())
    for name in chosen.trees or ("start-up", *trees.NAMES, "growth"):
        with tempfile.TemporaryDirectory(prefix="domicile-") as scratch:
            if name == "growth":
                print(_growth(chosen.folder.resolve(), chosen.runs, chosen.timeout), flush=True)
                continue
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


def _growth(folder: Path, runs: int, timeout: float) -> str:
    """A table of Domicile's cost by size, each size with a cache of its own, and the exponents."""
    measured: dict[str, list[float]] = {}
    for size in growth.SIZES:
        with tempfile.TemporaryDirectory(prefix="domicile-") as scratch:
            found = [tool for tool in tools(Path(scratch)) if tool.name.startswith("domicile")]
            tree = growth.build(folder, size)
            for name, figures in interleaved(found, tree, runs, timeout).items():
                measured.setdefault(name, []).append(figures.cpu if figures else math.nan)
    rows = [
        "## growth: CPU seconds by number of files\n",
        f"| | {' | '.join(f'{size:,}' for size in growth.SIZES)} | exponent |",
        "| --- |" + " ---: |" * (len(growth.SIZES) + 1),
    ]
    for name, seconds in measured.items():
        shown = " | ".join(f"{each:.2f}" for each in seconds)
        rows.append(f"| {name} | {shown} | {growth.exponent(growth.SIZES, seconds):.2f} |")
    return "\n".join(rows) + "\n"


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
