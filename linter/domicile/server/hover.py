"""What is known of a call, for a hover and for a code lens."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import CodeLens, Command, Hover, MarkupContent, MarkupKind, Position, Range

from domicile.calls import Reason
from domicile.report.markdown import plain
from domicile.report.summary import cell, explained
from domicile.report.text import visible
from domicile.results import InventoryEntry
from domicile.server import ranges
from domicile.server.diagnostics import View
from domicile.span import Span

_ARGUMENTS = ("model", "inference_geo")
_MOST_REASONS = 8
_QUOTE = "\u02cb"  # looks like a backtick, which would end the code


def hover(view: View, path: str, position: Position) -> Hover | None:
    """What is known of the call at `position`: on its first line, its model or its geo.

    Prompts between them, which can be long, show nothing.
    """
    found: tuple[Range, InventoryEntry] | None = None
    for entry in _entries(view, path):
        for span in _spans(entry, view):
            area = view.range(path, span)
            inner = found is None or found[0].start <= area.start
            if inner and ranges.contains(area, position):
                found = area, entry
    if found is None:
        return None
    text = "\n".join(_lines(view, found[1]))
    return Hover(MarkupContent(MarkupKind.Markdown, text), found[0])


def code_lenses(view: View, path: str) -> list[CodeLens]:
    """Above every call, where it runs."""
    lenses = []
    for entry in _entries(view, path):
        span = entry.call.location.span
        top = view.range(path, Span(span.line, span.column, span.line, span.column))
        title = f"Claude: {cell(entry.effective_geo, 'none')}"
        lenses.append(CodeLens(top, Command(title, "")))
    return lenses


def _entries(view: View, path: str) -> Iterator[InventoryEntry]:
    for entry in view.answer.report.calls if view.answer.report else ():
        if entry.call.location.path == path:
            yield entry


def _spans(entry: InventoryEntry, view: View) -> Iterator[Span]:
    call = entry.call.location
    first = ranges.rest_of_line(call.span.line, call.span.column, view.lines(call.path))
    yield min(first, call.span, key=lambda span: span[2:])
    arguments = entry.call.arguments
    yield from (arguments[name] for name in _ARGUMENTS if name in arguments)


def _lines(view: View, entry: InventoryEntry) -> Iterator[str]:
    call = entry.call
    yield f"**{_code(call.operation)}** ({_code(call.surface)})"
    yield ""
    yield f"- platform: {_code(cell(call.platform, 'not Claude'))}"
    yield f"- model: {_code(cell(call.model))}"
    yield f"- geo sent: {_code(cell(call.inference_geo))}"
    if call.region.values != (None,):
        yield f"- region: {_code(cell(call.region, 'none'))}"
    if entry.workspace is not None:
        yield f"- workspace: {_code(entry.workspace)}"
    yield f"- **effective geo: {_code(cell(entry.effective_geo, 'none'))}**"
    if reasons := _reasons(entry):
        yield "\nNot everything is known:\n"
        shown = list(reasons.items())[:_MOST_REASONS]
        yield from (_reason(view, reason, names) for reason, names in shown)
        if len(reasons) > len(shown):
            yield f"- and {len(reasons) - len(shown)} more"


def _reasons(entry: InventoryEntry) -> dict[Reason, list[str]]:
    """Each reason with the names of what it leaves open."""
    found: dict[Reason, list[str]] = {}
    for name, known in explained(entry):
        for reason in dict.fromkeys(known.reasons):
            found.setdefault(reason, []).append(name.replace("_", " "))
    return found


def _reason(view: View, reason: Reason, names: list[str]) -> str:
    where = ""
    if place := reason.location:
        line = place.span.line
        where = f" ([{_code(f'{place.path}:{line}')}]({view.uri(place.path)}#L{line}))"
    return f"- {', '.join(names)}: {_with_code(reason.text)}{where}"


def _code(text: str) -> str:
    return f"`{visible(text).replace('`', _QUOTE)}`"


def _with_code(text: str) -> str:
    """Text that shows as it is, except that what stands in backticks is code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return plain(text)
    return "".join(_code(part) if i % 2 else plain(part) for i, part in enumerate(parts))
