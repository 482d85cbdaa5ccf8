"""Attributes of classes and instances: look-up, binding, `super()`, what is outside the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_set, new_dict
from domicile.resolve.builtin_types.sequences import new_list
from domicile.resolve.domain.atoms import (
    ABSENT,
    Atom,
    BoundMethod,
    Builtin,
    External,
    Item,
    Member,
    Partial,
    Ref,
    Super,
    Unknown,
    Wrapped,
)
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    Value,
    constant,
    filled,
    has,
    mapped,
    one,
    without,
)
from domicile.resolve.functions.calling import call_closure
from domicile.resolve.machine.arguments import passing
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.objects.bases import (
    bases_of,
    client_base,
    foreign_package,
    is_model,
    open_base,
)
from domicile.resolve.objects.enums import is_enum, members_by_name
from domicile.resolve.objects.fields import field_names
from domicile.resolve.sdk.declared_clients import of_attribute
from domicile.resolve.sdk.resources import method_of_resource, resource_attribute, resource_base
from domicile.resolve.sdk.rewriting import http_client_of

# Methods that named tuples and pydantic's models have: they give the fields, or a changed copy.
COPYING = frozenset({"_replace", "_asdict", "model_copy", "model_dump"})
# Constructors that pydantic's models have by another name.
PARSING = frozenset({"model_validate_json", "parse_raw"})
VALIDATING = PARSING | {"model_validate", "model_construct", "parse_obj", "construct"}
# What has its `run` called beside the rest when it is started.
RUNNING = frozenset(("multiprocessing.Process", "threading.Thread", "threading.Timer"))
STARTING, JOINING = "start", "join"
OLD_COPYING = frozenset({"copy", "dict"})


def find(state: State, info: ClassInfo, name: str) -> Value | None:
    """A class attribute in look-up order, as the class body bound it."""
    lacking: list[Value] = []  # what classes may have, or have no more: then a base is asked
    for base in bases_of(info):
        if isinstance(base, ClassInfo):
            value = state.get(base.frame, name)
            if value is None:
                continue
            if not has(value, ABSENT):
                return value if not lacking else _first_of([*lacking, value])
            if len(value) > 1:
                lacking.append(value)
    return _first_of(lacking) if lacking else None


def _first_of(values: list[Value]) -> Value:
    """The first of these that there is."""
    found = values[-1]
    for value in reversed(values[:-1]):
        found = filled(value, found)
    return without(found, ABSENT)


def item_getter(state: State, info: ClassInfo) -> Value | None:
    """What `Class[x]` calls: the metaclass's `__getitem__` or the class's own method for it."""
    for kind in metaclasses_of(info):
        found = find(state, kind, "__getitem__")
        if found is not None:
            return found
    given = find(state, info, "__class_getitem__")
    return None if given is None else mapped(given, _function)


def _function(atom: Atom) -> Value:
    return one(atom.closure if isinstance(atom, Wrapped) else atom)


def class_attribute(
    machine: Machine,
    state: State,
    frame: Frame,
    info: ClassInfo,
    name: str,
    span: Span,
    receiver: Atom | None = None,
) -> Value:
    """`Class.name`, or for an enum member with `receiver`, `member.name`."""
    if receiver is None and is_enum(info):
        members = members_by_name(info)
        if name in members:
            return one(members[name])
        if name == "__members__":
            named = new_dict(machine, state)
            for known, member in members.items():
                dict_set(machine, state, named, known, one(member))
            return one(Ref(named))
    value = find(state, info, name)
    given = _of_metaclass(machine, state, frame, info, name, span) if receiver is None else None
    if given is not None:
        return given
    if value is None:
        if name in ("__name__", "__qualname__"):
            return constant(info.name)
        if name in VALIDATING and receiver is None and is_model(info):
            return one(Builtin(info, name))
        if name == "_fields" and (declared := field_names(info)):
            items = tuple(Item(constant(field), None) for field in declared)
            return new_list(machine, state, items, (), "tuple")
        place = frame.module.location(span)
        return machine.unknown(f"`{name}` is not defined in class {info.name}", place)
    if receiver is None and name in machine.classes.descriptors:
        from domicile.resolve.objects.descriptors import through_class

        given = through_class(machine, state, frame, value, info, span)
        if given is not None:
            return given
    return bind(machine, state, frame, value, info if receiver is None else receiver, info, span)


def _of_metaclass(
    machine: Machine, state: State, frame: Frame, info: ClassInfo, name: str, span: Span
) -> Value | None:
    """What a class has from its metaclass: properties, and what it does not have itself."""
    for kind in metaclasses_of(info):
        value = find(state, kind, name)
        if value is not None and (_has_property(value) or find(state, info, name) is None):
            return bind(machine, state, frame, value, info, kind, span, through_class=False)
    return None


def _has_property(value: Value) -> bool:
    return any(isinstance(atom, Wrapped) and atom.kind == "property" for atom, _ in value)


def metaclasses_of(info: ClassInfo) -> Iterator[ClassInfo]:
    """The metaclasses of the tree that a class has, itself or from its bases."""
    for base in bases_of(info):
        for atom in base.metaclasses if isinstance(base, ClassInfo) else ():
            if isinstance(atom, ClassInfo):
                yield atom


def bind(
    machine: Machine,
    state: State,
    frame: Frame,
    value: Value,
    receiver: Atom,
    owner: ClassInfo,
    span: Span,
    through_class: bool | None = None,
) -> Value:
    """A class attribute as it is seen through a class or an instance.

    `through_class` tells of a class that is the instance, of its metaclass.
    """
    if through_class is None:
        through_class = isinstance(receiver, ClassInfo)

    def bound(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Closure) and not through_class:
            return one(BoundMethod(atom, receiver))
        if isinstance(atom, Partial) and atom.unbound and not through_class:
            # Not by a name of its own: that would be a cycle, which keeps the state for good.
            seen = receiver, owner, span, through_class
            function = mapped(
                atom.function, lambda inner: bind(machine, branch, frame, one(inner), *seen)
            )
            return one(Partial(function, atom.positional, atom.keywords))
        if isinstance(atom, External) and isinstance(receiver, Ref):
            if machine.is_dict(receiver) and atom.path.startswith("builtins.dict."):
                return one(Builtin(receiver, atom.path.rpartition(".")[2]))
            return method_of_resource(machine, branch, owner, receiver.id, atom)
        if isinstance(atom, Wrapped):
            if atom.kind == "static":
                return one(atom.closure)
            if atom.kind == "class":
                cls = receiver if through_class else machine.class_of(receiver) or owner
                return one(BoundMethod(atom.closure, cls))
            if atom.kind == "property" and not through_class:
                arguments = passing(machine)
                return call_closure(machine, branch, frame, atom.closure, arguments, receiver, span)
        return one(atom)

    return each(machine, state, value, bound)


def super_attribute(
    machine: Machine, state: State, frame: Frame, atom: Super, name: str, span: Span
) -> Value:
    """`super().name`: the look-up goes on behind the class that says it."""
    if isinstance(atom.receiver, ClassInfo):
        owner = atom.receiver
    else:
        owner = machine.class_of(atom.receiver) or atom.after
    order = bases_of(owner)
    after = (
        order[order.index(atom.after) + 1 :] if atom.after in order else bases_of(atom.after)[1:]
    )
    for base in after:
        if isinstance(base, ClassInfo):
            value = state.get(base.frame, name)
            if value is not None and without(value, ABSENT):
                return bind(
                    machine, state, frame, without(value, ABSENT), atom.receiver, base, span
                )
        elif machine.is_dict(atom.receiver) and isinstance(base, External):
            from domicile.resolve.objects.mappings import of_super

            given = of_super(machine, atom.receiver, base, name)
            if given is not None:
                return given
        elif isinstance(base, External) and machine.catalog.client(base.path):
            if name == "__init__":
                return one(Member(getattr(atom.receiver, "id", 0), ("__init__",)))
            return one(Member(getattr(atom.receiver, "id", 0), (name,)))
        elif isinstance(base, External) and isinstance(atom.receiver, Ref):
            path = machine.catalog.resource(base.path)
            if name == "__init__" and machine.catalog.keeps_client(base.path):
                return one(Member(atom.receiver.id, ("__init__",)))
            if path is not None:
                return resource_attribute(machine, state, owner, atom.receiver.id, path, name)
    if name == "__init__" and machine.class_of(atom.receiver) is not None:
        return one(Builtin(atom.receiver, name))
    if name in ("__init__", "__init_subclass__", "__post_init__", "__new__", "__setattr__"):
        return one(External(f"builtins.object.{name}"))
    return machine.unknown(f"`super().{name}` is outside the tree", frame.module.location(span))


def instance_attribute(
    machine: Machine, state: State, frame: Frame, atom: Ref, name: str, span: Span
) -> Value:
    """`instance.name`: its own field, what other methods may have set, its class's attribute."""
    info = machine.objects[atom.id]
    owner = info.owner
    assert owner is not None  # an instance has a class
    if name in machine.classes.descriptors:
        from domicile.resolve.objects.descriptors import described

        given = described(machine, state, frame, atom, owner, name, span)
        if given is not None:
            return given
    value = state.get(atom.id, name)
    if value is None:
        value = ABSENT_VALUE
    if not name.startswith("__") and find(state, owner, "__getattribute__") is not None:
        place = frame.module.location(span)
        return machine.unknown(f"__getattribute__ of {owner.name} decides what `{name}` is", place)
    if not has(value, ABSENT):
        return of_attribute(machine, state, owner, name, value)
    if without(value, ABSENT) and find(state, owner, name) is None:
        # Set by some method, and read after that.
        return of_attribute(machine, state, owner, name, without(value, ABSENT))
    below = _class_side(machine, state, frame, atom, owner, name, span)
    return of_attribute(machine, state, owner, name, filled(value, below))


def _class_side(
    machine: Machine, state: State, frame: Frame, atom: Ref, owner: ClassInfo, name: str, span: Span
) -> Value:
    value = find(state, owner, name)
    if value is not None:
        return bind(machine, state, frame, value, atom, owner, span)
    client = client_base(machine, owner)
    if client is not None:
        if name == machine.catalog.http_client.attribute:
            return http_client_of(machine, state, atom.id)
        step = () if name in machine.catalog.transparent else (name,)
        return one(Member(atom.id, step))
    resource = resource_base(machine, owner)
    if resource is not None and not name.startswith("__"):
        return resource_attribute(machine, state, owner, atom.id, resource, name)
    if name == "__class__":
        return one(owner)
    if name == "__dict__":
        from domicile.resolve.library.reflection import view

        return view(machine, state, frame, atom, span)
    if not name.startswith("__") and find(state, owner, "__getattr__") is not None:
        return _asked_for(machine, state, frame, atom, owner, name, span)
    base = open_base(owner)
    place = frame.module.location(span)
    if name in COPYING or (name in OLD_COPYING and base is None and is_model(owner)):
        return one(Builtin(atom, name))
    runs = getattr(base, "path", "") in RUNNING
    if runs and name in (STARTING, JOINING) and find(state, owner, "run"):
        return one(Builtin(atom, name))
    if base is not None:
        from_base = getattr(base, "path", "outside the tree")
        foreign = foreign_package(machine, base)
        text = f"`self.{name}` comes from base {from_base}"
        return one(replace(machine.unknown_atom(text, place, (), foreign), path=(name,)))
    if not machine.recorder.has_told:  # what has been sent before it fails has been sent
        machine.missing.add(atom.id)
    return machine.unknown(f"`{name}` is never set in class {owner.name}", place)


def _asked_for(
    machine: Machine, state: State, frame: Frame, atom: Ref, owner: ClassInfo, name: str, span: Span
) -> Value:
    """What the class's own `__getattr__` gives for a name."""
    getter = find(state, owner, "__getattr__")
    assert getter is not None  # the caller has looked
    bound = bind(machine, state, frame, getter, atom, owner, span)
    passed = passing(machine, constant(name))
    value = apply(machine, state, frame, bound, passed, span)
    # Where nothing is shown, the name still tells what is read.
    return mapped(
        value,
        lambda found: (
            one(replace(found, path=(*found.path, name)))
            if isinstance(found, Unknown) and not found.path
            else one(found)
        ),
    )
