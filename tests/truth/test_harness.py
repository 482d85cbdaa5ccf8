"""The harness itself: it finds the right expressions, and it notices every kind of wrong answer."""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .compare import complaints
from .program import Driver, Program, Truth, all_programs, read
from .report import Report

pytestmark = pytest.mark.skipif(
    sys.version_info < (3, 11), reason="positions of calls in frames need CPython 3.11"
)
SETUP = """\
import asyncio, functools
from concurrent.futures import ThreadPoolExecutor
from anthropic import Anthropic, AsyncAnthropic
c, turn = Anthropic(), [{"role": "user", "content": "x"}]
k = dict(model="claude-opus-5", max_tokens=9, messages=turn)
"""
LINES = SETUP.count("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("c.messages.create(**k)", "c.messages.create(**k)", id="plain"),
        pytest.param(
            "print('é日本', c.messages.create(**k))", "c.messages.create(**k)", id="wide characters"
        ),
        pytest.param(
            "(c\n .messages\n .create(**k)\n)",
            "c\n .messages\n .create(**k)",
            id="a method on a line of its own",
        ),
        pytest.param(
            "with c.messages.stream(**k) as s:\n    s.until_done()",
            "c.messages.stream(**k)",
            id="entered stream",
        ),
        pytest.param(
            "m = c.messages.stream(**k)\nwith m as s:\n    s.until_done()",
            "c.messages.stream(**k)",
            id="a stream that is entered later",
        ),
        pytest.param(
            "async def f():\n"
            "    task = asyncio.create_task(AsyncAnthropic().messages.create(**k))\n"
            "    await task\n"
            "asyncio.run(f())",
            "AsyncAnthropic().messages.create(**k)",
            id="a coroutine that a task runs",
        ),
        pytest.param(
            "async def f():\n    await asyncio.to_thread(c.messages.create, **k)\nasyncio.run(f())",
            "asyncio.to_thread(c.messages.create, **k)",
            id="handed to a thread",
        ),
        pytest.param(
            "with ThreadPoolExecutor() as pool:\n"
            "    pool.submit(lambda: c.messages.create(**k)).result()",
            "c.messages.create(**k)",
            id="called in a thread",
        ),
        pytest.param(
            "ask = functools.partial(c.messages.create, **k)\nask(max_tokens=5)",
            "ask(max_tokens=5)",
            id="partial",
        ),
        pytest.param(
            "def again(f, **kw):\n"
            "    return f(**kw)  # truth: caller\n"
            "again(c.messages.create, **k)",
            "again(c.messages.create, **k)",
            id="handed to a function that says so",
        ),
        pytest.param(
            "c.messages.batches.create(requests=[dict(custom_id=i, params=k) for i in 'ab'])",
            "dict(custom_id=i, params=k)",
            id="the element of a comprehension",
        ),
        pytest.param(
            "r = c.beta.messages.tool_runner(tools=[], **k)\nfor m in r:\n    pass",
            "c.beta.messages.tool_runner(tools=[], **k)",
            id="a runner that is iterated later",
        ),
    ],
)
def test_a_request_is_traced_to_its_expression(
    text: str, expected: str, driver: Driver, tmp_path: Path
) -> None:
    (tmp_path / "program.py").write_text(SETUP + text + "\n", encoding="utf-8")
    truth = driver.observe(read("program", tmp_path, "program.py"))
    assert truth.failures == []
    assert [cut(SETUP + text, span) for _, span in truth.calls()] == [expected]


def cut(text: str, span: tuple[int, int, int, int]) -> str:
    line, column, end_line, end_column = span
    lines = text.split("\n")[line - 1 : end_line]
    lines[-1] = lines[-1][: end_column - 1]
    lines[0] = lines[0][column - 1 :]
    return "\n".join(lines)


def test_a_program_that_fails_is_a_failure(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text("import sys\nsys.exit('no')\n")
    assert driver.observe(read("program", tmp_path, "program.py")).failures != []


# --- the comparison --------------------------------------------------------------------

PLACE = ("program.py", (3, 1, 3, 40))
ELSEWHERE = ("program.py", (9, 1, 9, 40))


@pytest.fixture
def program(tmp_path: Path) -> Program:
    body = '# exact: platform, model, geo, region, pair\n"claude-opus-5 claude-haiku-4-5 us"\n'
    (tmp_path / "program.py").write_text(body + "x()\n" * 9)
    return read("program", tmp_path, "program.py")


def sent(model: str, geo: str | None, **more: Any) -> dict[str, Any]:
    observation: dict[str, Any] = {
        "kind": "sent",
        "platform": "claude-api",
        "model": model,
        "geo": geo,
        "region": None,
        "fallbacks": [],
        "geo_in_query": False,
        "workspace_id": None,
        "status": 200,
        "error": None,
        "effective": geo or "global",
    }
    return {**observation, **more}


def right() -> tuple[Truth, Report]:
    """A call that once went through and once was refused, and a report that says just that."""
    error = "'claude-haiku-4-5' does not support inference_geo."
    truth = Truth(
        {
            PLACE: [
                sent("claude-opus-5", "us"),
                sent("claude-haiku-4-5", "us", status=400, error=error, effective=None),
            ]
        }
    )
    call = {
        "platform": {"values": ["claude-api"], "complete": True},
        "model": {"values": ["claude-haiku-4-5", "claude-opus-5"], "complete": True},
        "inference_geo": {"values": ["us"], "complete": True},
        "region": {"values": [None], "complete": True},
        "effective_geo": {"values": ["us"], "complete": True},
        "workspace": None,
    }
    finding = {"rule": "GEO101", "certainty": "possible", "message": "400"}
    pairs = {PLACE: {("claude-opus-5", "us"), ("claude-haiku-4-5", "us")}}
    return truth, Report({PLACE: call}, [(PLACE, finding)], pairs, [])


def test_a_right_report_has_no_complaints(program: Program) -> None:
    assert complaints(program, *right()) == []


def _set(key: str, **value: Any) -> Callable[[Report], None]:
    return lambda report: report.calls[PLACE][key].update(value)


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda r: r.calls.clear(), "a call that is not reported"),
        (lambda r: r.calls.update({ELSEWHERE: r.calls[PLACE]}), "no run made a call there"),
        (lambda r: r.repeated.append(PLACE), "reported twice"),
        (_set("model", values=["claude-opus-5"]), "UNSOUND"),
        (_set("model", values=["claude-opus-5"], complete=False), "model misses claude-haiku-4-5"),
        (_set("model", complete=False), "and more was reported"),
        (_set("inference_geo", values=[None, "us"]), "inference_geo is exactly {us}"),
        (_set("platform", values=["bedrock"]), "UNSOUND"),
        (_set("effective_geo", values=["global"]), "it ran in us"),
        (lambda r: r.pairs[PLACE].add(("claude-opus-5", "-")), "pairs are"),
        (lambda r: r.findings.clear(), "GEO101 is missing"),
        (lambda r: r.findings[0][1].update(certainty="certain"), "but the call went through"),
        (lambda r: r.findings[0][1].update(rule="GEO103"), "GEO103 is a false alarm"),
        (lambda r: r.findings[0][1].update(rule="GEO201"), "GEO201 does not hold here"),
        (lambda r: r.findings[0][1].update(rule="GEO901"), "although everything can be told"),
        (lambda r: r.findings.append((ELSEWHERE, r.findings[0][1])), "where nothing is called"),
        (lambda r: r.calls[PLACE].update(workspace="prod"), "although none is declared"),
    ],
)
def test_a_wrong_report_is_noticed(
    spoil: Callable[[Report], None], complaint: str, program: Program
) -> None:
    truth, report = copy.deepcopy(right())
    spoil(report)
    assert any(complaint in line for line in complaints(program, truth, report))


# --- the table -------------------------------------------------------------------------


def test_there_are_programs_enough() -> None:
    programs = all_programs()
    assert sum(p.root.name != p.name for p in programs) >= 60
    assert sum(p.root.name == p.name for p in programs) >= 25


@pytest.mark.parametrize("program", all_programs(), ids=lambda program: program.name)
def test_a_program_runs_to_its_end(program: Program, driver: Driver) -> None:
    truth = driver.observe(program)
    assert truth.failures == []
    if program.exact:
        assert truth.calls() or truth.at
