"""Methods that change a mapping which the code does not show: `update`, `setdefault`, `pop`, ..."""

from __future__ import annotations

from dataclasses import replace

from domicile import ir
from domicile.ir import Span
from domicile.resolve.builtin_types.adopted import adopt, touch
from domicile.resolve.builtin_types.dict_methods import DICT_METHODS, PURE
from domicile.resolve.builtin_types.dicts import keys, open_keys, rest_of
from domicile.resolve.domain.atoms import Builtin, Const, Ref, Unknown
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import ABSENT_VALUE, Value
from domicile.resolve.library.methods import call_method
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame

BY_KEY = frozenset({"__delitem__", "__setitem__", "pop", "setdefault"})
EMPTYING = frozenset({"clear", "popitem"})


def call_on_mapping(
    machine: Machine, state: State, frame: Frame, atom: Unknown, arguments: Arguments, span: Span
) -> Value | None:
    """The result of a method that only a mapping has with these arguments; None of any other."""
    name = atom.path[-1] if atom.path else ""
    if name == "update" or name in BY_KEY:
        receiver = replace(atom, path=atom.path[:-1])
        if _sets_shown(machine, state, name, arguments):
            call = arguments.expr
            function = call.function if call is not None else None
            target = function.base if isinstance(function, ir.Attribute) else None
            identity = adopt(machine, state, frame, target, receiver)
            if identity is not None:
                method = Builtin(Ref(identity), name)
                return call_method(machine, state, frame, method, arguments, span)
        if machine.dicts.origins and (name == "update" or _key_is_shown(arguments)):
            touch(machine, state, receiver, REST, machine.unknown("may have been changed"))
    elif name in EMPTYING and machine.dicts.origins:
        touch(machine, state, replace(atom, path=atom.path[:-1]), REST, ABSENT_VALUE)
    return None


def _key_is_shown(arguments: Arguments) -> bool:
    key = arguments.positional[0].value if arguments.positional else ()
    return bool(key) and all(isinstance(a, Const) and isinstance(a.value, str) for a, _ in key)


def _sets_shown(machine: Machine, state: State, name: str, arguments: Arguments) -> bool:
    if arguments.more is not None:
        return False
    if name in BY_KEY:
        return _key_is_shown(arguments)
    if len(arguments.positional) > 1:
        return False
    given = [*arguments.positional[0].value] if arguments.positional else []
    named = keys(machine, arguments.keywords) or rest_of(state, arguments.keywords)
    return bool(named) or any(machine.is_dict(atom) for atom, _ in given)


def attribute_of_adopted(machine: Machine, state: State, atom: Ref, name: str) -> Unknown | None:
    """An attribute of such a mapping that dicts do not have: a method may change any key."""
    origin = machine.dicts.origins.get(atom.id)
    if origin is None or name in DICT_METHODS:
        return None
    if name not in PURE:
        open_keys(machine, state, atom.id, f".{name} may have changed it")
    return replace(origin, path=(*origin.path, name))
