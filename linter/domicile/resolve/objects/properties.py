"""Properties and kinds of methods that a call makes: `model = property(get, set)`."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.handlers import Handler, argument
from domicile.resolve.domain.atoms import Wrapped
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, mapped, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.objects.setting import note_setter


def _property(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`property(get, set)`: what sets it is noted for when its class is complete."""
    getter = _function(argument(state, arguments, 0, "fget"))
    setter = _function(argument(state, arguments, 1, "fset"))
    if getter is None:
        return machine.unknown("a property", frame.module.location(span))
    if setter is not None:
        machine.classes.property_setters[getter] = setter
    return one(Wrapped("property", getter))


def _wrapping(kind: str) -> Handler:
    """`staticmethod(x)`, `classmethod(x)`; what is no function of the tree is no method."""

    def wrap(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        given = arguments.positional[0].value if arguments.positional else NONE
        return mapped(given, lambda a: one(Wrapped(kind, a) if isinstance(a, Closure) else a))

    return wrap


def _function(value: Value | None) -> Closure | None:
    atom = value[0].atom if value is not None and len(value) == 1 else None
    return atom if isinstance(atom, Closure) else None


def note_properties(machine: Machine, state: State, info: ClassInfo) -> None:
    """A class body has been run: note what sets the properties that it has made by a call."""
    if not machine.classes.property_setters:
        return
    for (owner, name), value in list(state.store.items()):
        for atom, _ in value if owner == info.frame else ():
            if isinstance(atom, Wrapped) and isinstance(name, str):
                setter = machine.classes.property_setters.get(atom.closure)
                if setter is not None:
                    note_setter(machine, info, name, setter)


HANDLERS: dict[str, Handler] = {
    "builtins.classmethod": _wrapping("class"),
    "builtins.property": _property,
    "builtins.staticmethod": _wrapping("static"),
}
