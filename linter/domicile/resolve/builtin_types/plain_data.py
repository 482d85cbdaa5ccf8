"""Plain data: values whose every part the code shows, as Python's own, and back again."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from domicile.resolve.builtin_types.dicts import dict_get, dict_set, keys, new_dict, rest_of
from domicile.resolve.builtin_types.sequences import content, new_list
from domicile.resolve.domain.atoms import Atom, Const, External, Item, Items, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import ABSENT_VALUE, Value, constant, one
from domicile.resolve.machine.machine import Machine

MOST_PARTS = 1_000  # values in one thing
MOST_DEPTH = 20
_PLAIN = (str, bytes, int, float, bool, type(None))
_KINDS = {"list": list, "tuple": tuple, "generator": list}


class NotPlain(Exception):
    """What does not become values, or of which not all is shown; the message says why."""


def plain_data(machine: Machine, state: State, atom: Atom, depth: int = 0) -> Any:
    """What the program itself would have in its hands. Raises NotPlain."""
    if isinstance(atom, Const):
        return atom.value
    if isinstance(atom, External) and isinstance(flag := _flag(atom.path), re.RegexFlag):
        return flag
    if not isinstance(atom, Ref) or depth > MOST_DEPTH:
        raise NotPlain("a value the code does not show")
    info = machine.objects[atom.id]
    if info.kind in _KINDS:
        found = content(state, atom.id)
        whole = found[0].atom if len(found) == 1 else None
        if not isinstance(whole, Items) or whole.rest or len(whole.items) > MOST_PARTS:
            raise NotPlain("a list of which not all is shown")
        parts = [_only(machine, state, item.value, depth) for item in whole.items]
        return _KINDS[info.kind](parts)
    if info.kind == "namespace":
        return SimpleNamespace(**_named(machine, state, atom, depth))
    if info.kind != "dict" or info.owner or rest_of(state, atom.id):
        raise NotPlain("an object")
    dicts = machine.dicts
    if any(atom.id in each for each in (dicts.reordered, dicts.factories, dicts.views)):
        raise NotPlain("a dict of which not all is shown")
    held = {key: dict_get(state, atom.id, key) for key in keys(machine, atom.id)}
    return {
        key: _only(machine, state, value, depth)
        for key, value in held.items()
        if value != ABSENT_VALUE
    }


def _flag(path: str) -> object:
    return getattr(re, path.removeprefix("re."), None) if path.startswith("re.") else None


def _only(machine: Machine, state: State, value: Value, depth: int) -> Any:
    if len(value) != 1 or value[0].guard:
        raise NotPlain("one of several values")
    return plain_data(machine, state, value[0].atom, depth + 1)


def _named(machine: Machine, state: State, atom: Ref, depth: int) -> dict[str, Any]:
    """The attributes of a namespace that are data."""
    found: dict[str, Any] = {}
    for key in keys(machine, atom.id):
        try:
            found[str(key)] = _only(machine, state, dict_get(state, atom.id, key), depth)
        except NotPlain:
            continue
    return found


class Maker:
    """Plain data to values: objects of the program, within bounds."""

    def __init__(self, machine: Machine, state: State) -> None:
        self._machine = machine
        self._state = state
        self._left = MOST_PARTS
        self._made: dict[int, Value] = {}  # an alias in YAML is the object that it names

    def make(self, data: Any, depth: int = 0) -> Value:
        """The value of plain data; what is of another kind is unknown. Raises NotPlain."""
        self._left -= 1
        if self._left < 0 or depth > MOST_DEPTH:
            raise NotPlain(f"data of more than {MOST_PARTS} values or {MOST_DEPTH} levels")
        if type(data) in _PLAIN:
            return constant(data)
        if isinstance(data, dict | list | tuple):
            if id(data) not in self._made:
                self._made[id(data)] = self._container(data, depth + 1)
            return self._made[id(data)]
        return self._machine.unknown(f"a {type(data).__name__} from a file")

    def _container(self, data: dict[Any, Any] | list[Any] | tuple[Any, ...], depth: int) -> Value:
        if not isinstance(data, dict):
            items = tuple(Item(self.make(each, depth), None) for each in data)
            kind = "list" if isinstance(data, list) else "tuple"
            return new_list(self._machine, self._state, items, (), kind)
        identity = new_dict(self._machine, self._state)
        for key, value in data.items():
            if not isinstance(key, str | int):
                raise NotPlain("data with keys that are neither texts nor numbers")
            made = self.make(value, depth)
            dict_set(self._machine, self._state, identity, key, made)
        return one(Ref(identity))
