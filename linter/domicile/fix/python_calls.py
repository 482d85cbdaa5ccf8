"""Fixes of Python calls: the geo that a remedy speaks of, found in the text and edited."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from domicile.calls import Location
from domicile.findings import Edit, Remedy
from domicile.fix import python_elements as elements
from domicile.fix import texts
from domicile.fix.python_text import PythonText, read
from domicile.fix.verbs import ADD_GEO, MOVE_GEO, REPLACE_GEO, Text
from domicile.quick_classes import dataclass
from domicile.span import Span

GEO = "inference_geo"
_ASIDE = ("extra_body", "extra_query", "extra_headers")
# Arguments and keys whose dict displays are sent as they are written, or taken apart.
_OPENED = frozenset({None, *_ASIDE, "body", "model", "agent", "params"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One argument of a call or item of a dict display; `name` None is `**value`.

    `outer` is the slot whose value is the display it stands in.
    """

    holder: ast.Call | ast.Dict
    name: str | None
    value: ast.expr
    span: Span
    outer: Slot | None = None


def edits(text: Text, remedy: Remedy) -> tuple[Edit, ...]:
    """The edits of a remedy at a call; none where the text is not plainly what it speaks of."""
    module = read(text.source)
    node = module.find(remedy.place.span) if module is not None else None
    if module is None or node is None:
        return ()
    newline = text.offsets.newline(remedy.place.span.line)
    changes = _changes(module, node, remedy, newline)
    place = remedy.place
    made = tuple(Edit(Location(place.path, span, place.cell), new) for span, new in changes)
    return made if texts.disjoint([made], text.offsets) else ()


def _changes(
    text: PythonText, node: ast.Call | ast.Dict, remedy: Remedy, newline: str
) -> list[elements.Change]:
    found = [slot for slot in _slots(text, node) if _names_geo(slot)]
    if remedy.verb == ADD_GEO:
        return [] if found else _added(text, node, remedy, newline)
    if len(found) != 1 or not _is_meant(found[0], remedy):
        return []
    (slot,) = found
    if remedy.verb == REPLACE_GEO:
        return _replaced(text, slot, remedy.value)
    if not _is_literal(slot) or _follows_splat(slot):
        return []
    if remedy.verb == MOVE_GEO:
        return _moved(text, node, slot, remedy, newline)
    return elements.removed(text, _emptied(slot).span)


# --- the geo in the text ----------------------------------------------------------------


def _slots(
    text: PythonText, holder: ast.Call | ast.Dict, outer: Slot | None = None
) -> Iterator[Slot]:
    for slot in _own_slots(text, holder, outer):
        yield slot
        value = slot.value
        if slot.name not in _OPENED:
            continue
        if isinstance(value, ast.Dict) or (slot.name == "params" and _is_params(value)):
            assert isinstance(value, (ast.Dict, ast.Call))
            yield from _slots(text, value, slot)


def _own_slots(text: PythonText, holder: ast.Call | ast.Dict, outer: Slot | None) -> Iterator[Slot]:
    if isinstance(holder, ast.Call):
        for keyword in holder.keywords:
            yield Slot(holder, keyword.arg, keyword.value, text.span(keyword), outer)
        return
    for key, value in zip(holder.keys, holder.values, strict=True):
        span = text.span(value)
        if key is None:
            yield Slot(holder, None, value, span, outer)
        elif isinstance(key, ast.Constant) and isinstance(key.value, str):
            start = text.span(key)
            yield Slot(holder, key.value, value, Span(*start[:2], *span[2:]), outer)


def _is_params(value: ast.expr) -> bool:
    """Whether it is a call of one of the SDK's typed dicts, such as MessageCreateParams."""
    if not isinstance(value, ast.Call):
        return False
    function = value.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return "Params" in name


def _names_geo(slot: Slot) -> bool:
    if slot.name is None:
        return False
    if slot.outer is not None and slot.outer.name in ("extra_query", "extra_headers"):
        return slot.name.lower().replace("-", "_").endswith(GEO)
    return slot.name == GEO


def _is_meant(slot: Slot, remedy: Remedy) -> bool:
    """Whether it is where resolution saw the geo written."""
    spans = {slot.span} | ({slot.outer.span} if slot.outer is not None else set())
    return len(remedy.parts) == 1 and remedy.parts[0] in spans


def _is_literal(slot: Slot) -> bool:
    return isinstance(slot.value, ast.Constant) and isinstance(slot.value.value, str)


def _follows_splat(slot: Slot) -> bool:
    """Whether something shows through when it is taken out of its dict display."""
    return isinstance(slot.holder, ast.Dict) and None in slot.holder.keys


def _emptied(slot: Slot) -> Slot:
    """The slot to remove: the one around it, where nothing else is in its dict display."""
    holder, outer = slot.holder, slot.outer
    if isinstance(holder, ast.Dict) and len(holder.keys) == 1 and outer is not None:
        return outer if outer.name is None or outer.name in _ASIDE else slot
    return slot


# --- edits ------------------------------------------------------------------------------


def _replaced(text: PythonText, slot: Slot, geo: str | None) -> list[elements.Change]:
    value = slot.value
    if not isinstance(value, ast.Constant) or not isinstance(value.value, str | None):
        return []
    if value.lineno != value.end_lineno:
        return []
    quote = elements.quote(text, value) or elements.new_quote(text, slot.holder)
    return [(text.span(value), f"{quote}{geo}{quote}")]


def _added(
    text: PythonText, node: ast.Call | ast.Dict, remedy: Remedy, newline: str
) -> list[elements.Change]:
    quote = elements.new_quote(text, node)
    value = f"{quote}{remedy.value}{quote}"
    if remedy.into == "entry":
        params = [slot.value for slot in _own_slots(text, node, None) if slot.name == "params"]
        holder = params[0] if len(params) == 1 else None
        if isinstance(holder, ast.Dict):
            return elements.inserted(text, holder, f"{quote}{GEO}{quote}: {value}", newline)
        if isinstance(holder, ast.Call) and _is_params(holder):
            return elements.inserted(text, holder, f"{GEO}={value}", newline)
        return []
    if not isinstance(node, ast.Call) or not _is_spelled(node, remedy.operation):
        return []
    if remedy.into == "extra_body":
        return _into_extra_body(text, node, value, newline)
    return elements.inserted(text, node, f"{GEO}={value}", newline)


def _is_spelled(call: ast.Call, operation: str) -> bool:
    """Whether the call is made through the SDK's own name, not through an alias."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == operation


def _extra_body(call: ast.Call) -> list[ast.keyword]:
    return [keyword for keyword in call.keywords if keyword.arg == "extra_body"]


def _into_extra_body(
    text: PythonText, call: ast.Call, value: str, newline: str
) -> list[elements.Change]:
    quote, given = value[-1], _extra_body(call)
    item = f"{quote}{GEO}{quote}: {value}"
    if not given:
        return elements.inserted(text, call, f"extra_body={{{item}}}", newline)
    holder = given[0].value
    return elements.inserted(text, holder, item, newline) if isinstance(holder, ast.Dict) else []


def _moved(
    text: PythonText, node: ast.Call | ast.Dict, slot: Slot, remedy: Remedy, newline: str
) -> list[elements.Change]:
    if not isinstance(node, ast.Call) or not _is_spelled(node, remedy.operation):
        return []
    value = elements.written(text, slot.value)
    if value is None:
        return []
    if remedy.into == "extra_body":
        return _out_of_keyword(text, node, slot, value, newline)
    outer = slot.outer
    if outer is None or outer.holder is not node or outer.name not in _ASIDE:
        return []
    if _emptied(slot) is outer:
        return [(outer.span, f"{GEO}={value}")]
    added = elements.inserted(text, node, f"{GEO}={value}", newline)
    return [*elements.removed(text, slot.span), *added] if added else []


def _out_of_keyword(
    text: PythonText, node: ast.Call, slot: Slot, value: str, newline: str
) -> list[elements.Change]:
    if slot.outer is not None:
        return []
    if not _extra_body(node):
        quote = value[-1]
        return [(slot.span, f"extra_body={{{quote}{GEO}{quote}: {value}}}")]
    added = _into_extra_body(text, node, value, newline)
    return [*elements.removed(text, slot.span), *added] if added else []
