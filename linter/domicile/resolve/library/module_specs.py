"""Modules that are loaded by their specification: `module_from_spec(find_spec("anthropic"))`."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, dict_set, new_dict
from domicile.resolve.builtin_types.handlers import Handler, first
from domicile.resolve.domain.atoms import Atom, Const, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, constant, mapped, one, under, union
from domicile.resolve.functions.loaded import note_loaded
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.modules.imports import import_module

_OTHERS = ("loader", "origin", "parent", "submodule_search_locations")


def _find_spec(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """What tells of a module whose name the code shows; None where there is no such module."""
    name, place = first(state, arguments, "name"), frame.module.location(span)
    shown = name[0].atom if name is not None and len(name) == 1 else None
    text = shown.value if isinstance(shown, Const) else None
    if not isinstance(text, str) or text.startswith("."):
        return note_loaded(machine, machine.unknown("a module's specification", place))
    spec = new_dict(machine, state, place, "namespace")
    for field in _OTHERS:
        dict_set(machine, state, spec, field, machine.unknown(f"a specification's {field}", place))
    dict_set(machine, state, spec, "name", constant(text))
    there, gone = machine.choice(2, ("found", text))
    return union((*under(one(Ref(spec)), there), *under(NONE, gone)))


def _module_from_spec(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """The module that a specification tells of."""
    place = frame.module.location(span)

    def named(atom: Atom) -> Value:
        if isinstance(atom, Const) and isinstance(atom.value, str):
            return import_module(machine, frame.module, atom.value, 0)
        return note_loaded(machine, machine.unknown("a module that is loaded by name", place))

    def load(atom: Atom) -> Value:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "namespace":
            return mapped(dict_get(state, atom.id, "name"), named)
        return named(atom)

    return mapped(first(state, arguments, "spec") or NONE, load)


HANDLERS: dict[str, Handler] = {
    "importlib.util.find_spec": _find_spec,
    "importlib.util.module_from_spec": _module_from_spec,
}
