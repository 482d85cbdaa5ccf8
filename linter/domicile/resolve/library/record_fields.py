"""Functions over the fields of dataclasses, attrs classes and the like."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, dict_set, new_dict
from domicile.resolve.builtin_types.handlers import Handler, first
from domicile.resolve.builtin_types.sequences import new_list
from domicile.resolve.domain.atoms import ABSENT, NONE_ATOM, Atom, Const, Item, Ref
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import Alternative, Value, constant, filled, one, union, without
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.attributes import attribute
from domicile.resolve.objects.construction import construct
from domicile.resolve.objects.dumped import add_computed, rename
from domicile.resolve.objects.field_factories import as_declared
from domicile.resolve.objects.fields import fields
from domicile.resolve.objects.instances import new_instance

MOST_NESTED = 2  # how deep instances in fields of instances are dumped too
MOST_KINDS = 2  # and how many of them a field may hold


def _field(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`field(default=...)`, `Field("x")`: what an instance gets unless it is told otherwise."""
    default = first(state, arguments, "default")
    if default is not None and not any(
        isinstance(atom, Const) and atom.kind == "ellipsis" for atom, _ in default
    ):
        return default
    for name in ("default_factory", "factory"):
        factory = without(dict_get(state, arguments.keywords, name), ABSENT)
        if factory:
            made = as_declared(machine, state, frame, factory, span)
            known = {atom.id for atom, _ in made if isinstance(atom, Ref)} & machine.heap.owners
            machine.dicts.given_again |= known
            return made
    return machine.unknown("a field without a default", frame.module.location(span))


def _as_dict(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`asdict(instance)` and `vars(instance)`."""
    if not arguments.positional:
        return machine.unknown("vars()", frame.module.location(span))
    return fields_of(machine, state, frame, arguments.positional[0].value, span)


def fields_of(
    machine: Machine,
    state: State,
    frame: Frame,
    value: Value,
    span: Span,
    depth: int = 0,
    bare: bool = False,
    by_alias: Value | None = None,
) -> Value:
    """An instance's fields as a dict; instances in its fields as dicts too.

    With `bare`, a field within a field that is None is left out. `by_alias` is what a model's
    dump is told of the names of its fields.
    """

    def dump(branch: State, atom: Atom) -> Value:
        info = machine.class_of(atom)
        if info is None and depth:
            return one(atom)
        if info is None:
            return machine.unknown("the fields of an object", frame.module.location(span))
        identity = new_dict(machine, branch)
        for _, name, _, _ in fields(info):
            value = attribute(machine, branch, frame, one(atom), name, span)
            inner = {a for a, _ in value if (kind := machine.class_of(a)) and fields(kind)}
            if 0 < len(inner) <= MOST_KINDS and depth < MOST_NESTED:
                value = fields_of(machine, branch, frame, value, span, depth + 1, bare, by_alias)
            dict_set(machine, branch, identity, name, without_none(value) if bare else value)
        add_computed(machine, branch, frame, Ref(identity), one(atom), span)
        if depth:
            rename(machine, branch, Ref(identity), one(atom), by_alias)
        return one(Ref(identity))

    return each(machine, state, value, dump)


def without_none(value: Value) -> Value:
    """The value, left out where it is None."""
    gone = [Alternative(ABSENT, guard) for atom, guard in value if atom == NONE_ATOM]
    return union((*without(value, NONE_ATOM), *gone))


def _fields(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`fields(instance)` and `fields(Class)`: what describes each field, by its name."""

    def describe(branch: State, atom: Atom) -> Value:
        info = atom if isinstance(atom, ClassInfo) else machine.class_of(atom)
        if info is None:
            return machine.unknown("the fields of an object", frame.module.location(span))
        made: list[Item] = []
        for _, name, _, _ in fields(info):
            described = new_dict(machine, branch, None, "namespace")
            dict_set(machine, branch, described, "name", constant(name))
            branch.set(described, REST, machine.unknown("what describes a field"))
            made.append(Item(one(Ref(described)), None))
        return new_list(machine, branch, tuple(made), (), "tuple")

    value = first(state, arguments, "class_or_instance")
    return machine.unknown("fields()") if value is None else each(machine, state, value, describe)


def _replace(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`dataclasses.replace(instance, field=...)`: it is made anew, with all that this does."""
    if not arguments.positional:
        return machine.unknown("replace()", frame.module.location(span))

    def make(branch: State, atom: Atom) -> Value:
        info = machine.class_of(atom)
        if info is None:
            return machine.unknown("a changed copy", frame.module.location(span))
        given = new_dict(machine, branch)
        for _, name, _, _ in fields(info):
            old = attribute(machine, branch, frame, one(atom), name, span)
            new = dict_get(branch, arguments.keywords, name)
            dict_set(machine, branch, given, name, filled(new, old))
        passed = Arguments((), None, given, arguments.expr)
        return construct(machine, branch, frame, info, passed, span)

    return each(machine, state, arguments.positional[0].value, make)


def replaced(
    machine: Machine, state: State, frame: Frame, value: Value, changes: int, span: Span
) -> Value:
    """A copy of an instance with the fields that the dict `changes` names replaced."""

    def copy(branch: State, atom: Atom) -> Value:
        info = machine.class_of(atom)
        if info is None:
            return machine.unknown("a changed copy", frame.module.location(span))
        identity = new_instance(machine, branch, info)
        for _, name, _, _ in fields(info):
            old = attribute(machine, branch, frame, one(atom), name, span)
            new = dict_get(branch, changes, name)
            branch.set(identity, name, filled(new, old))
        return one(Ref(identity))

    return each(machine, state, value, copy)


HANDLERS: dict[str, Handler] = {
    "dataclasses.field": _field,
    "dataclasses.asdict": _as_dict,
    "dataclasses.replace": _replace,
    "dataclasses.fields": _fields,
    "attrs.fields": _fields,
    "attr.fields": _fields,
    "pydantic.Field": _field,
    "pydantic.PrivateAttr": _field,
    "attr.ib": _field,
    "attr.field": _field,
    "attr.asdict": _as_dict,
    "attrs.field": _field,
    "attrs.asdict": _as_dict,
    "attr.evolve": _replace,
    "attrs.evolve": _replace,
    # What a framework passes for a parameter unless the command line or the request says more.
    "typer.Option": _field,
    "typer.Argument": _field,
    **{f"fastapi.{name}": _field for name in ("Query", "Body", "Form", "Header", "Cookie")},
}
