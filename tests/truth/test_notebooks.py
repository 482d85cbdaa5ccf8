"""Notebooks do what was foretold when their cells are run one below the other."""

from __future__ import annotations

import ast
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from .compare import complaints
from .driver import CELLS
from .program import Driver, Place, Program, all_programs, read
from .report import Report, report
from .spans import decode

NOTEBOOK = "cells.ipynb"

pytestmark = [
    pytest.mark.skipif(
        sys.version_info < (3, 11), reason="positions of calls in frames need CPython 3.11"
    ),
    pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="runs are forked"),
]


@dataclass(frozen=True)
class Cells:
    """The code of a notebook's cells; `plain` is what of it a Python interpreter can run."""

    codes: tuple[str, ...]

    def file(self) -> str:
        cells = [
            {"cell_type": "code", "metadata": {}, "outputs": [], "source": code.splitlines(True)}
            for code in self.codes
        ]
        return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})

    def plain(self) -> str:
        return "".join(f"{_without_magics(code)}\n" for code in self.codes)

    def above(self, number: int) -> int:
        """The lines of `plain` above a cell, which counts from 1."""
        return sum(code.count("\n") + 1 for code in self.codes[: number - 1])


def _without_magics(code: str) -> str:
    """Simpler than what it is held against: lines begin with a magic, or with none."""
    if code.startswith("%%bash"):
        return "\n" * code.count("\n")
    lines = (re.sub(r"^%time ", "0    ;", line) for line in code.split("\n"))
    return "\n".join(re.sub(r"^[%!].*", "", line) for line in lines)


def placed(known: Report, cells: Cells) -> Report:
    """A notebook's report as one about the joined text."""

    def of(place: Place) -> Place:
        path, (line, column, end_line, end_column) = place
        name, _, cell = path.partition(":cell ")
        if not cell:
            return place
        above = cells.above(int(cell))
        return name.replace(NOTEBOOK, CELLS), (line + above, column, end_line + above, end_column)

    return Report(
        {of(place): call for place, call in known.calls.items()},
        [(of(place), finding) for place, finding in known.findings],
        {},
        [of(place) for place in known.repeated],
    )


def written(folder: Path, cells: Cells) -> tuple[Program, Program]:
    """The notebook as a program for the tool, and its joined text as one that can run."""
    (folder / CELLS).write_text(cells.plain())
    (folder / NOTEBOOK).write_text(cells.file())
    joined = read("cells", folder, CELLS)
    return Program("cells", folder, NOTEBOOK, joined.runs, joined.exact), joined


NOTEBOOKS = {
    "a tour": Cells((
        "# run:\n# exact: platform, model, geo, region",
        "%pip install anthropic\n!ls it's",
        "import asyncio\nfrom anthropic import Anthropic, AsyncAnthropic, BadRequestError",
        'MODEL = "claude-opus-4-7"\nGEO = "us"\nclient = Anthropic()',
        "def ask(question, model=MODEL, **more):\n"
        "    messages = [{\"role\": \"user\", \"content\": question}]\n"
        "    return client.messages.create(  # truth: open-model open-geo\n"
        "        model=model, max_tokens=9, messages=messages, **more\n"
        "    )",
        'ask("one")\n%time ask("two", inference_geo=GEO)',
        '%time client.messages.create(model=MODEL, max_tokens=9, messages=[], inference_geo=GEO)',
        "%%bash\nMODEL='nothing'",
        'MODEL, GEO = "claude-sonnet-4-6", "global"',
        "client.messages.create(model=MODEL, max_tokens=9, messages=[], inference_geo=GEO)",
        "aclient = AsyncAnthropic()\n"
        "one = await aclient.messages.create(model=MODEL, max_tokens=9, messages=[])\n"
        "async with aclient.messages.stream(model=MODEL, max_tokens=9, messages=[]) as stream:\n"
        "    await stream.get_final_message()",
        "async def both():\n"
        "    return await asyncio.gather(*(\n"
        "        aclient.messages.create(model=m, max_tokens=9, messages=[])\n"
        '        for m in ("claude-opus-4-6", MODEL)\n'
        "    ))\n"
        "\n"
        "await both()",
        "try:\n"
        '    client.messages.create(model="claude-haiku-4-5", max_tokens=9, messages=[],\n'
        "                           inference_geo=GEO)\n"
        "except BadRequestError as error:\n"
        "    print(error)",
    )),
}  # fmt: skip


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_does_what_was_foretold(name: str, tmp_path: Path, driver: Driver) -> None:
    cells = NOTEBOOKS[name]
    notebook, joined = written(tmp_path, cells)
    truth = driver.observe(joined)
    assert truth.failures == []
    assert len(truth.calls()) >= 7
    found = complaints(joined, truth, placed(report(notebook), cells))
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def in_cells(text: str) -> Cells:
    """A program with a cell for each of its statements."""
    starts: list[int] = []
    last = 0
    for statement in ast.parse(text).body:
        decorators = getattr(statement, "decorator_list", [])
        first = min(node.lineno for node in (statement, *decorators))
        if first > last:  # else it shares a line with the one before
            starts.append(first - 1)
        last = statement.end_lineno or first
    lines = text.split("\n")
    ends = [*starts[1:], len(lines)]
    starts[0] = 0
    return Cells(tuple("\n".join(lines[a:b]) for a, b in zip(starts, ends, strict=True)))


ATTRIBUTES = ("operation", "platform", "model", "inference_geo", "region", "effective_geo")


@pytest.mark.parametrize(
    "program",
    [p for p in all_programs() if p.targets != ["."]][3::11],
    ids=lambda program: program.name,
)
def test_a_program_in_cells_is_known_as_well(program: Program, tmp_path: Path) -> None:
    data = (program.root / program.main).read_bytes()
    text = decode(data)
    cells = in_cells(text)
    assert cells.plain() == text + "\n"
    (tmp_path / CELLS).write_bytes(data)
    (tmp_path / NOTEBOOK).write_text(cells.file())
    as_file = report(Program("cells", tmp_path, CELLS, program.runs, frozenset()))
    as_cells = report(Program("cells", tmp_path, NOTEBOOK, program.runs, frozenset()))
    known = placed(as_cells, cells)
    assert known.calls.keys() == as_file.calls.keys()
    for place, call in as_file.calls.items():
        for attribute in ATTRIBUTES:
            assert known.calls[place][attribute] == call[attribute], (place, attribute)
    rules = [(place, finding["rule"]) for place, finding in as_file.findings]
    assert [(place, finding["rule"]) for place, finding in known.findings] == rules
