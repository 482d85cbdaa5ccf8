"""Fixes as an editor's code actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionContext,
    CodeActionKind,
    Diagnostic,
    Range,
    TextEdit,
    WorkspaceEdit,
)

from domicile.findings import Finding, Fix
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
    safe = [finding.fix for finding in fixable if finding.fix and finding.fix.safe]
    if safe and context.only and _wanted(FIX_ALL, context):
        edit = _workspace_edit(view, safe)
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
    warning = "" if finding.fix.safe else " (unsafe: requests may run elsewhere)"
    own = range_of_finding(view, finding)
    return CodeAction(
        title=f"{finding.rule}: {finding.fix.description}{warning}",
        kind=CodeActionKind.QuickFix,
        diagnostics=[each for each in shown if each.code == finding.rule and each.range == own],
        is_preferred=finding.fix.safe or None,
        edit=_workspace_edit(view, [finding.fix]),
    )


def _workspace_edit(view: View, fixes: Sequence[Fix]) -> WorkspaceEdit:
    changes: defaultdict[str, list[TextEdit]] = defaultdict(list)
    for edit in dict.fromkeys(edit for fix in fixes for edit in fix.edits):
        place = edit.location
        text = TextEdit(view.range(place.path, place.span), edit.replacement)
        changes[view.uri(place.path)].append(text)
    return WorkspaceEdit(changes=dict(changes))
