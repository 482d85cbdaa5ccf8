"""Named tuples that a call makes: `namedtuple("Route", "model geo")`."""

from __future__ import annotations

from domicile import ir
from domicile.ir import Span
from domicile.resolve.builtin_types.handlers import Handler, argument
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.domain.atoms import Const, External, Item
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.bases import note_class

BASE = External("typing.NamedTuple")


def _made(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """A class like one whose body declares these fields."""
    typename = _text(argument(state, arguments, 0, "typename"))
    listed = argument(state, arguments, 1, "field_names") or argument(state, arguments, 1, "fields")
    names = None if listed is None else _names(machine, state, listed)
    given = argument(state, arguments, len(arguments.positional), "defaults")
    defaults = () if given is None else known_items(machine, state, given)
    if typename is None or names is None or defaults is None or len(defaults) > len(names):
        return machine.unknown("a named tuple's class", frame.module.location(span))
    by_name = dict(zip(reversed(names), (item.value for item in reversed(defaults)), strict=False))
    kind = ir.Name("object", span)
    body = tuple(
        ir.Assign((ir.Name(name, span),), ir.Const(None, span), kind, span)
        if name in by_name
        else ir.Declare(ir.Name(name, span), kind, span)
        for name in names
    )
    node = ir.Class(typename, (), (), body, (), span)
    info = ClassInfo(frame.module, typename, node, frame.chain, machine.new_id(), (BASE,))
    note_class(info)
    machine.heap.class_frames.add(info.frame)
    machine.heap.owners.add(info.frame)
    for name, value in by_name.items():
        machine.heap.publish((info.frame, name), value)
    return one(info)


def _text(value: Value | None) -> str | None:
    atom = value[0].atom if value is not None and len(value) == 1 else None
    return atom.value if isinstance(atom, Const) and isinstance(atom.value, str) else None


def _names(machine: Machine, state: State, listed: Value) -> list[str] | None:
    """The names of fields: a text that lists them, or a list of names or of names with types."""
    text = _text(listed)
    if text is not None:
        return text.replace(",", " ").split()
    found = [_name(machine, state, item) for item in known_items(machine, state, listed) or ()]
    names = [name for name in found if name is not None]
    return names if names and len(names) == len(found) else None


def _name(machine: Machine, state: State, item: Item) -> str | None:
    pair = known_items(machine, state, item.value)
    return _text(pair[0].value if pair else item.value)


HANDLERS: dict[str, Handler] = {"collections.namedtuple": _made, "typing.NamedTuple": _made}
