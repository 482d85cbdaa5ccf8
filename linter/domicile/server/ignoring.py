"""The comment that would silence a finding, but for the reason that a person has to write."""

from __future__ import annotations

from domicile.findings import Edit, Finding
from domicile.fix import texts
from domicile.fix.parsing import parses
from domicile.inline.adding import calls_by_place
from domicile.inline.writing import written
from domicile.languages import language_of_text
from domicile.results import Report
from domicile.source import UnreadableError, decode, encode

_TO_BE_WRITTEN = ""  # a suppression without a reason silences nothing, and GEO404 says so


def comment_for(finding: Finding, report: Report, text: str) -> tuple[Edit, ...]:
    """The edits to `text`, the finding's file; none where no comment can stand beside its call."""
    call, path, data = finding.call, finding.location.path, encode(text)
    language = language_of_text(path, data)
    if call is None or call.cell is not None or not finding.suppressible or language is None:
        return ()
    try:
        source = decode(data)
    except UnreadableError:
        return ()
    wanted = {call.span: frozenset({finding.rule})}
    calls = calls_by_place(report)[path, None]
    edits = written((path, None), language, source, wanted, calls, _TO_BE_WRITTEN).edits
    after = texts.rewritten(data, edits)
    return edits if after is not None and parses((path, None), after) else ()
