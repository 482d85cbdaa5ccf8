"""Constructors from outside the tree: `dict(...)`, `SimpleNamespace(...)`, `object.__new__`."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dict_methods import update_from
from domicile.resolve.builtin_types.dicts import (
    dict_get,
    dict_set,
    dict_set_value,
    dict_update,
    keys,
    new_dict,
    open_dict,
)
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import new_list
from domicile.resolve.domain.atoms import Atom, External, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, one
from domicile.resolve.functions.remembering import only_instance
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.dumped import as_items
from domicile.resolve.objects.enums import plain
from domicile.resolve.objects.special_methods import as_mapping


def _dict(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    identity = new_dict(machine, state, frame.module.location(span))
    for item in arguments.positional[:1]:
        source = as_mapping(machine, state, frame, item.value, span)
        only = source[0].atom if len(source) == 1 else None
        if isinstance(only, Ref):
            source = as_items(machine, state, frame, only, span) or source
        update_from(machine, state, frame, identity, source, span)
    dict_update(machine, state, identity, one(Ref(arguments.keywords)))
    return one(Ref(identity))


def _object(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`object()`: something that is nothing else."""
    return new_list(machine, state, (), (), "object")


def _defaultdict(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    rest = Arguments(arguments.positional[1:], None, arguments.keywords, arguments.expr)
    made = _dict(machine, state, frame, rest, span)
    factory = arguments.positional[0].value if arguments.positional else NONE
    if factory != NONE and isinstance(made[0].atom, Ref):
        machine.dicts.factories[made[0].atom.id] = factory
    return made


def _new_object(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`object.__new__(cls)`, as the class's own `__new__` calls it; a text for a kind of text."""
    given = [item.value for item in arguments.positional]
    if len(given) > 1 and any(_is_text(atom) for atom, _ in given[0]):
        return given[1]

    def make(branch: State, atom: Atom) -> Value:
        identity = only_instance(machine, branch, atom) if isinstance(atom, ClassInfo) else None
        if identity is None:
            return machine.unknown("a new object", frame.module.location(span))
        return one(Ref(identity))

    return each(machine, state, given[0] if given else NONE, make)


def _new_class(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`super().__new__(...)` of a metaclass: the class that is being defined."""
    if machine.classes.defining:
        return one(machine.classes.defining[-1])
    return machine.unknown("a new class", frame.module.location(span))


def _is_text(atom: Atom) -> bool:
    return isinstance(atom, ClassInfo) and External("builtins.str") in bases_of(atom)


def _from_keys(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`dict.fromkeys(keys, value)`: all keys share the value."""
    identity = new_dict(machine, state, frame.module.location(span))
    given = [item.value for item in arguments.positional]
    value = given[1] if len(given) > 1 else NONE
    exact = known_items(machine, state, given[0]) if given else ()
    for item in exact or ():
        dict_set_value(machine, state, identity, plain(machine, item.value), value)
    if exact is None:
        open_dict(machine, state, identity, value)
    return one(Ref(identity))


def _namespace(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    identity = new_dict(machine, state, frame.module.location(span), "namespace")
    for key in keys(machine, arguments.keywords):
        dict_set(machine, state, identity, key, dict_get(state, arguments.keywords, key))
    return one(Ref(identity))


HANDLERS: dict[str, Handler] = {
    "builtins.dict": _dict,
    "builtins.object": _object,
    "builtins.object.__new__": _new_object,
    "builtins.type.__new__": _new_class,
    "builtins.str.__new__": _new_object,
    "builtins.dict.fromkeys": _from_keys,
    "types.ModuleType": _namespace,
    "types.SimpleNamespace": _namespace,
    "collections.OrderedDict": _dict,
    "collections.defaultdict": _defaultdict,
    "collections.UserDict": _dict,
}
