"""Fixes and suppressions as an editor's code actions."""

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

from domicile.findings import Edit, Finding, Fix
from domicile.server import ranges
from domicile.server.diagnostics import View, range_of_finding
from domicile.server.ignoring import comment_for

FIX_ALL = "source.fixAll.domicile"
KINDS = (CodeActionKind.QuickFix, FIX_ALL)


def code_actions(
    view: View, path: str, text: str, selected: Range, context: CodeActionContext
) -> list[CodeAction]:
    """What helps with the findings in the range `selected` of the file, whose text is `text`.

    Their fixes and the comments that silence them, and on demand all safe fixes together.
    """
    report = view.answer.report
    found: list[CodeAction] = []
    if report is not None and _wanted(CodeActionKind.QuickFix, context):
        here = [
            finding
            for finding in report.findings
            if finding.location.path == path
            and ranges.overlap(range_of_finding(view, finding), selected)
        ]
        shown = context.diagnostics
        found += [_fix(view, each, each.fix, shown) for each in here if each.fix is not None]
        comments = ((finding, comment_for(finding, report, text)) for finding in here)
        found += [_ignore(view, finding, edits, shown) for finding, edits in comments if edits]
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


def _fix(view: View, finding: Finding, fix: Fix, shown: Sequence[Diagnostic]) -> CodeAction:
    warning = "" if fix.safe else " (unsafe)"
    action = _quick_fix(view, finding, f"{fix.description}{warning}", fix.edits, shown)
    action.is_preferred = fix.safe or None
    return action


def _ignore(
    view: View, finding: Finding, edits: Sequence[Edit], shown: Sequence[Diagnostic]
) -> CodeAction:
    return _quick_fix(view, finding, "ignore at this call, with a reason you write", edits, shown)


def _quick_fix(
    view: View, finding: Finding, what: str, edits: Sequence[Edit], shown: Sequence[Diagnostic]
) -> CodeAction:
    own = range_of_finding(view, finding)
    return CodeAction(
        title=f"{finding.rule}: {what}",
        kind=CodeActionKind.QuickFix,
        diagnostics=[each for each in shown if each.code == finding.rule and each.range == own],
        edit=_workspace_edit(view, edits),
    )


def _workspace_edit(view: View, edits: Iterable[Edit]) -> WorkspaceEdit:
    changes: defaultdict[str, list[TextEdit]] = defaultdict(list)
    for edit in edits:
        place = edit.location
        text = TextEdit(view.range(place.path, place.span), edit.replacement)
        changes[view.uri(place.path)].append(text)
    return WorkspaceEdit(changes=dict(changes))
