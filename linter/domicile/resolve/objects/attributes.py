"""Attributes: what `base.name` gives, by the kind of thing the base is."""

from __future__ import annotations

from dataclasses import replace

from domicile.ir import Span
from domicile.resolve.builtin_types.chain_maps import chain_attribute
from domicile.resolve.builtin_types.dicts import dict_get
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.domain.asked_anew import changed_last
from domicile.resolve.domain.atoms import (
    ABSENT,
    NONE_ATOM,
    OMITTED,
    TURN,
    Atom,
    BoundMethod,
    Builtin,
    Const,
    EnumMember,
    External,
    FilePath,
    Item,
    Member,
    Module,
    OpenFile,
    Partial,
    Ref,
    Super,
    Unknown,
    Wrapped,
)
from domicile.resolve.domain.guards import simplify
from domicile.resolve.domain.state import State, refined
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    Value,
    constant,
    filled,
    from_rest,
    has,
    mapped,
    one,
    restrict,
    union,
    without,
)
from domicile.resolve.functions.function_defaults import open_defaults
from domicile.resolve.library.file_paths import path_attribute
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.modules import imports, top_levels
from domicile.resolve.modules.circular import or_earlier
from domicile.resolve.objects import class_attributes, enums, instances
from domicile.resolve.objects.mappings import mapping_attribute
from domicile.resolve.objects.set_elsewhere import or_set
from domicile.resolve.sdk.receivers import spells_operation
from domicile.resolve.sdk.rewriting import http_client_of, note_part


def attribute(
    machine: Machine, state: State, frame: Frame, base: Value, name: str, span: Span
) -> Value:
    """The values of an attribute. `None` as a base raises, so it counts only when alone."""
    base = without(restrict(base, state.condition), ABSENT)  # an unbound name raises
    real = without(base, NONE_ATOM)
    if not real and base:
        place = frame.module.location(span)
        text = f"`.{name}` of a value that is None as far as is shown"
        return one(replace(machine.unknown_atom(text, place), path=(name,)))
    if len(real) < len(base) and not name.startswith("__"):
        state.narrow(simplify(guard for _, guard in real))
    value = each(
        machine,
        state,
        real,
        lambda branch, atom: _attribute(machine, branch, frame, atom, name, span),
    )
    return refined(state, value)


def _attribute(
    machine: Machine, state: State, frame: Frame, atom: Atom, name: str, span: Span
) -> Value:
    if name == "__call__" and isinstance(atom, Member | Closure | BoundMethod | Partial | External):
        return one(atom)
    if isinstance(atom, Unknown):
        return _of_unknown(machine, state, frame, atom, name)
    if isinstance(atom, Ref):
        return _of_object(machine, state, frame, atom, name, span)
    if isinstance(atom, Module):
        if name == "__dict__":
            return _view(machine, state, frame, atom, span)
        return _of_module(machine, state, frame, atom, name)
    if isinstance(atom, External):
        return _of_external(machine, atom, name)
    if isinstance(atom, Member):
        return _of_member(machine, state, frame, atom, name, span)
    if isinstance(atom, ClassInfo):
        return class_attributes.class_attribute(machine, state, frame, atom, name, span)
    if isinstance(atom, EnumMember):
        return _of_enum_member(machine, state, frame, atom, name, span)
    if isinstance(atom, Super):
        return class_attributes.super_attribute(machine, state, frame, atom, name, span)
    if isinstance(atom, Const | OpenFile):
        return one(Builtin(atom, name))
    if isinstance(atom, FilePath):
        return path_attribute(machine, state, frame, atom, name, span)
    if isinstance(atom, Partial) and name in ("args", "keywords"):
        return one(Ref(atom.keywords)) if name == "keywords" else machine.unknown("partial.args")
    if isinstance(atom, Closure | BoundMethod | Wrapped):
        return _of_function(machine, state, atom, name)
    return machine.unknown(f"attribute `{name}`", frame.module.location(span))


def _of_unknown(machine: Machine, state: State, frame: Frame, atom: Unknown, name: str) -> Value:
    path = (*atom.path, name)
    if turn := _asked_anew(machine, state, frame, atom, name):
        path = (*path, f"{TURN}{turn}")
    near = name in machine.spelling.tails and spells_operation(machine, frame, path)
    found = Unknown(atom.symbol, atom.reasons, path, atom.foreign, near)
    note_part(machine, found)
    return one(found) if turn or near else or_set(machine, state, atom, name, found)


def _asked_anew(machine: Machine, state: State, frame: Frame, atom: Unknown, name: str) -> int:
    """When what is not shown may have got another attribute last; 0 for what lasts."""
    turn = max(frame.asked.get(name, 0), changed_last(state, atom, name))
    leads_on = turn and (name in machine.spelling.operation_names or name in machine.spelling.seeds)
    return 0 if leads_on else turn


def _view(machine: Machine, state: State, frame: Frame, atom: Atom, span: Span) -> Value:
    from domicile.resolve.library.reflection import view

    return view(machine, state, frame, atom, span)


def _of_object(
    machine: Machine, state: State, frame: Frame, atom: Ref, name: str, span: Span
) -> Value:
    info = machine.objects[atom.id]
    if info.kind == "instance":
        return class_attributes.instance_attribute(machine, state, frame, atom, name, span)
    if info.kind == "client" and name == "__dict__":
        return _view(machine, state, frame, atom, span)
    if info.kind == "client" and name == "__class__" and info.client is not None:
        return one(External(f"{machine.catalog.package}.{info.client.name}"))
    if info.kind == "client":
        return _of_client(machine, state, atom, name)
    if info.kind == "thread":
        return one(Member(atom.id, (name,)))
    if info.kind == "namespace":
        if name == "__dict__":
            from domicile.resolve.library.reflection import view_of_namespace

            return view_of_namespace(machine, state, atom)
        found = without(dict_get(state, atom.id, name), ABSENT)
        return found or machine.unknown(f"`{name}` is never set", frame.module.location(span))
    if info.kind == "dict" and info.owner is not None:
        return mapping_attribute(machine, state, frame, atom, info.owner, name, span)
    if atom.id in machine.dicts.origins:
        from domicile.resolve.builtin_types.adopted_methods import attribute_of_adopted

        own = attribute_of_adopted(machine, state, atom, name)
        if own is not None:
            return one(own)
    of_chain = chain_attribute(machine, state, frame, atom, name, span)
    return one(Builtin(atom, name)) if of_chain is None else of_chain


def _of_client(machine: Machine, state: State, atom: Ref, name: str) -> Value:
    """A client's settings are what it was given; anything else leads to its operations."""
    settings = (machine.catalog.base_url, *machine.catalog.headers)
    if name in settings:
        own = machine.unknown(f"the client's own `{name}`")
        return filled(dict_get(state, atom.id, name), own)
    if name == machine.catalog.http_client.attribute and has(
        state.get(atom.id, name) or ABSENT_VALUE, ABSENT
    ):
        return http_client_of(machine, state, atom.id)
    own_path = () if name in machine.catalog.transparent else (name,)
    member = one(Member(atom.id, own_path))
    held = union(a for a in dict_get(state, atom.id, name) if not from_rest(a.atom, name))
    return filled(held, member) if without(held, ABSENT) else member


def _of_member(
    machine: Machine, state: State, frame: Frame, atom: Member, name: str, span: Span
) -> Value:
    """What is read on the way from a client to an operation, or has been set there."""
    own = state.get(atom.owner, ("member", *atom.path, name))
    if own is not None and not has(own, ABSENT):
        return own
    if name == "_client":
        return one(Ref(atom.owner))
    if name == "__dict__":
        return _view(machine, state, frame, atom, span)
    if name == "__func__" and (dotted := machine.catalog.resource_class(atom.path[:-1])):
        return one(External(f"{dotted}.{atom.path[-1]}"))
    if name == "__self__" and atom.path:
        return one(Member(atom.owner, atom.path[:-1]))
    if name == "__class__" and (dotted := machine.catalog.resource_class(atom.path)):
        return one(External(dotted))
    step = () if name in machine.catalog.transparent else (name,)
    return one(Member(atom.owner, atom.path + step))


def _of_function(
    machine: Machine, state: State, atom: Closure | BoundMethod | Wrapped, name: str
) -> Value:
    if isinstance(atom, Closure) and name == "__kwdefaults__":
        open_defaults(machine, state, atom, machine.fields_of(atom))
    if isinstance(atom, Closure) and atom.fields:
        held = state.get(atom.fields, name)
        if held is not None and without(held, ABSENT):
            return filled(held, one(Builtin(atom, name)))
    if name in ("__wrapped__", "fn", "func", "__func__", "callback"):
        return one(atom)
    if name == "__name__" and isinstance(atom, Closure):
        return constant(atom.name)
    return one(Builtin(atom, name))


def _of_module(machine: Machine, state: State, frame: Frame, atom: Module, name: str) -> Value:
    run = top_levels.module_run(machine, atom.path)
    if run is None:
        return machine.unknown(f"{atom.path} cannot be read")
    written = state.store.get((run.frame, name))
    if written is not None and not has(written, ABSENT):
        return restrict(written, state.condition)
    value = imports.member(machine, atom.path, name)
    value = or_earlier(machine, frame.module, atom.path, name, value)
    if value is not None:
        return value
    inner = machine.project.find(atom.path, name, 1)
    if inner is not None:
        return one(Module(inner))
    return machine.unknown(f"`{name}` is not defined in {atom.path}")


def _of_external(machine: Machine, atom: External, name: str) -> Value:
    dotted = f"{atom.path}.{name}"
    if not atom.path.startswith("builtins."):
        path = machine.project.find("", dotted, 0)
        if path is not None and atom.path != machine.catalog.package:
            return one(Module(path))
    return one(OMITTED if machine.catalog.omits(dotted) else External(dotted))


def _set_by_constructor(
    machine: Machine, state: State, frame: Frame, atom: EnumMember, name: str, span: Span
) -> Value | None:
    """An attribute that the enum's `__init__` sets from the member's value."""
    constructor = class_attributes.find(state, atom.owner, "__init__")
    if constructor is None or class_attributes.find(state, atom.owner, name) is not None:
        return None
    value = enums.enum_value(machine, atom)
    items = known_items(machine, state, value) or (Item(value, None),)
    identity = instances.new_instance(machine, state, atom.owner)
    bound = class_attributes.bind(
        machine, state, frame, constructor, Ref(identity), atom.owner, span
    )
    passed = Arguments(items, None, machine.no_keywords, None)
    apply(machine, state, frame, bound, passed, span)
    return state.get(identity, name)


def _of_enum_member(
    machine: Machine, state: State, frame: Frame, atom: EnumMember, name: str, span: Span
) -> Value:
    if name in ("value", "_value_"):
        return enums.enum_value(machine, atom)
    if name in ("name", "_name_"):
        return constant(atom.name)
    own = _set_by_constructor(machine, state, frame, atom, name, span)
    if own is not None:
        return own
    found = class_attributes.class_attribute(machine, state, frame, atom.owner, name, span, atom)
    if enums.enum_is_text(atom.owner) and all(isinstance(inner, Unknown) for inner, _ in found):
        return mapped(
            enums.enum_value(machine, atom),
            lambda value: one(Builtin(value, name)) if isinstance(value, Const) else one(value),
        )
    return found
