"""Fixes as an editor's code actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionContext,
    CodeActionKind,
    Diagnostic,
    Range,
    TextEdit,
    WorkspaceEdit,
)

from domicile.findings import Edit, Finding
from domicile.server import ranges
from domicile.server.diagnostics import View, range_of_finding

FIX_ALL = "source.fixAll.domicile"
KINDS = (CodeActionKind.QuickFix, FIX_ALL)


def code_actions(
    view: View, path: str, selected: Range, context: CodeActionContext
) -> list[CodeAction]:
    """The fixes of the findings in the range `selected`, and all safe ones of the file together."""
    fixable = [
        finding
        for finding in (view.answer.report.findings if view.answer.report else ())
        if finding.fix is not None and finding.location.path == path
    ]
    found: list[CodeAction] = []
    if _wanted(CodeActionKind.QuickFix, context):
        for finding in fixable:
            if ranges.overlap(range_of_finding(view, finding), selected):
                found.append(_quick_fix(view, finding, context.diagnostics))
    together = view.answer.safe_edits.get(path)
    if together and context.only and _wanted(FIX_ALL, context):
        edit = _workspace_edit(view, together)
        found.append(CodeAction("Domicile: apply all safe fixes", FIX_ALL, edit=edit))
    return found


def _wanted(kind: str, context: CodeActionContext) -> bool:
    return context.only is None or any(
        kind == only or kind.startswith(f"{only}.") for only in map(_text, context.only)
    )


def _text(kind: CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, CodeActionKind) else kind


def _quick_fix(view: View, finding: Finding, shown: Sequence[Diagnostic]) -> CodeAction:
    assert finding.fix is not None  # the caller chose those
    warning = "" if finding.fix.safe else " (unsafe)"
    own = range_of_finding(view, finding)
    return CodeAction(
        title=f"{finding.rule}: {finding.fix.description}{warning}",
        kind=CodeActionKind.QuickFix,
        diagnostics=[each for each in shown if each.code == finding.rule and each.range == own],
        is_preferred=finding.fix.safe or None,
        edit=_workspace_edit(view, finding.fix.edits),
    )


def _workspace_edit(view: View, edits: Iterable[Edit]) -> WorkspaceEdit:
    changes: defaultdict[str, list[TextEdit]] = defaultdict(list)
    for edit in edits:
        place = edit.location
        text = TextEdit(view.range(place.path, place.span), edit.replacement)
        changes[view.uri(place.path)].append(text)
    return WorkspaceEdit(changes=dict(changes))
