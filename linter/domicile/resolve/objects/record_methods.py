"""Methods of records: a changed copy, or the fields as a dict."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, dict_set, dict_update, keys, new_dict
from domicile.resolve.builtin_types.sequences import in_turn
from domicile.resolve.domain.atoms import ABSENT, NONE_ATOM, Const, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import ABSENT_VALUE, NONE, Value, one, without
from domicile.resolve.library.record_fields import fields_of, replaced, without_none
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.objects.dumped import rename
from domicile.resolve.objects.outer_constructors import construct_by_base

PARTIAL_DUMPS = frozenset({"include", "exclude", "exclude_unset", "exclude_defaults"})


def call_record_method(
    machine: Machine,
    state: State,
    frame: Frame,
    receiver: Ref,
    name: str,
    arguments: Arguments,
    span: Span,
) -> Value:
    """`_replace`, `model_copy`: a changed copy; `_asdict`, `model_dump`: the fields as a dict.

    `super().__init__(...)` of a class without a constructor in the tree: the fields are set.
    """
    if name == "__init__":
        construct_by_base(machine, state, frame, receiver.id, arguments, span)
        return NONE
    if name == "_replace":
        return replaced(machine, state, frame, one(receiver), arguments.keywords, span)
    if name in ("model_copy", "copy"):
        changes = new_dict(machine, state)
        update = without(dict_get(state, arguments.keywords, "update"), ABSENT, NONE_ATOM)
        if update:
            dict_update(machine, state, changes, update)
        return replaced(machine, state, frame, one(receiver), changes, span)
    bare = "exclude_none" in keys(machine, arguments.keywords)
    by_alias = without(dict_get(state, arguments.keywords, "by_alias"), ABSENT) or None
    dumped = fields_of(machine, state, frame, one(receiver), span, bare=bare, by_alias=by_alias)
    _leave_out(machine, state, dumped, arguments)
    for atom, _ in dumped:
        if isinstance(atom, Ref):
            rename(machine, state, atom, one(receiver), by_alias)
    return dumped


def _leave_out(machine: Machine, state: State, dumped: Value, arguments: Arguments) -> None:
    """What `model_dump(exclude_none=True)` and its like leave out of the dict."""
    given = {k for k in keys(machine, arguments.keywords) if isinstance(k, str)}
    left = _listed(machine, state, arguments, "exclude")
    kept = _listed(machine, state, arguments, "include")
    if left is not None:
        given.discard("exclude")
    if kept is not None:
        given.discard("include")
    for atom, _ in dumped:
        if not isinstance(atom, Ref):
            continue
        for key in keys(machine, atom.id):
            value = dict_get(state, atom.id, key)
            if "exclude_none" in given:
                value = without_none(value)
            if given & PARTIAL_DUMPS:
                value = alternatives(machine, [value, ABSENT_VALUE])
            if key in (left or ()) or (kept is not None and key not in kept):
                value = ABSENT_VALUE
            dict_set(machine, state, atom.id, key, value)


def _listed(machine: Machine, state: State, arguments: Arguments, name: str) -> set[object] | None:
    """The field names of `exclude={...}`; None if it is not given or not shown."""
    items = in_turn(machine, state, without(dict_get(state, arguments.keywords, name), ABSENT))
    found = [item.value[0].atom for item in items or () if len(item.value) == 1]
    if items is None or len(found) < len(items):
        return None
    if not all(isinstance(atom, Const) for atom in found):
        return None
    return {atom.value for atom in found if isinstance(atom, Const)}
