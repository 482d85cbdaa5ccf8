"""Fixes as an editor offers them."""

from __future__ import annotations

import pytest
from lsprotocol.types import CodeActionContext, CodeActionKind, Diagnostic, Position, Range
from pygls.workspace import PositionCodec

from domicile.calls import Location
from domicile.findings import Edit, Finding, Fix
from domicile.results import Report
from domicile.server.actions import FIX_ALL, code_actions
from domicile.server.diagnostics import View
from domicile.server.exchange import Answer
from domicile.span import Span

LINES = ("'😀'; a, bb, c", "second line")
START = Position(0, 0)


def finding(span: Span, rule: str = "GEO201", *, safe: bool = True, fix: bool = True) -> Finding:
    location = Location("a.py", span)
    edits = (Edit(location, ""), Edit(Location("b.py", Span(1, 1, 1, 1)), "x"))
    made = Fix("remove it", edits, safe) if fix else None
    return Finding(rule, "name", "error", "certain", "message", location, rule, fix=made)


def view(*findings: Finding) -> View:
    edits = tuple(edit for each in findings if each.fix for edit in each.fix.edits)
    answer = Answer(
        Report("1", "2026-01-01", findings=findings),
        lines={"a.py": LINES, "b.py": ("",)},
        safe_edits={"a.py": edits},
    )
    return View(answer, PositionCodec(), lambda path: f"file:///{path}")


A, BB = Span(1, 6, 1, 7), Span(1, 9, 1, 11)
EVERYWHERE = Range(START, Position(9, 0))


@pytest.mark.parametrize(
    ("selected", "titles"),
    [
        (Range(START, START), []),
        (Range(Position(0, 6), Position(0, 6)), ["GEO201: remove it"]),
        (
            Range(Position(0, 10), Position(0, 10)),
            ["GEO101: remove it (unsafe)"],
        ),
        (
            EVERYWHERE,
            ["GEO201: remove it", "GEO101: remove it (unsafe)"],
        ),
    ],
)
def test_fixes_of_what_is_selected(selected: Range, titles: list[str]) -> None:
    seen = view(finding(A), finding(BB, "GEO101", safe=False), finding(BB, "GEO102", fix=False))
    found = code_actions(seen, "a.py", "", selected, CodeActionContext([]))
    assert [action.title for action in found] == titles


def test_what_a_quick_fix_does() -> None:
    own = Range(Position(0, 6), Position(0, 7))
    shown = [Diagnostic(own, "message", code="GEO201"), Diagnostic(own, "message", code="GEO301")]
    (action,) = code_actions(view(finding(A)), "a.py", "", own, CodeActionContext(shown))
    assert action.kind == CodeActionKind.QuickFix
    assert action.is_preferred
    assert action.diagnostics == shown[:1]
    assert action.edit is not None
    assert action.edit.changes is not None
    assert [(e.range, e.new_text) for e in action.edit.changes["file:///a.py"]] == [(own, "")]
    assert [e.new_text for e in action.edit.changes["file:///b.py"]] == ["x"]


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (None, ["quickfix"]),
        (["quickfix"], ["quickfix"]),
        (["source"], [FIX_ALL]),
        (["source.fixAll"], [FIX_ALL]),
        ([FIX_ALL], [FIX_ALL]),
        (["source.fixAll.other"], []),
        (["refactor"], []),
    ],
)
def test_kinds_are_respected(only: list[str] | None, kinds: list[str]) -> None:
    found = code_actions(view(finding(A)), "a.py", "", EVERYWHERE, CodeActionContext([], only))
    assert [action.kind for action in found] == kinds
