"""What a model is as a dict, beside its fields: other names, computed fields, serializers."""

from __future__ import annotations

from domicile import ir
from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, dict_set, new_dict, open_keys
from domicile.resolve.domain.atoms import Const, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import ABSENT_VALUE, Value, one
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.objects.attributes import attribute
from domicile.resolve.objects.bases import base_name, bases_of, open_base
from domicile.resolve.objects.fields import MODELS, configured, field_calls, fields

SERIALIZERS = frozenset({"field_serializer", "model_serializer", "serializer"})
ANNOTATED = frozenset({"PlainSerializer", "WrapSerializer", "SerializeAsAny"})
CHANGING = ("alias_generator", "extra", "serialize_by_alias")


def add_computed(
    machine: Machine, state: State, frame: Frame, dumped: Ref, instance: Value, span: Span
) -> None:
    """Set in a dump what the class computes, and leave out what it hides."""
    for owner in _models(machine, instance):
        for name in _decorated(owner, frozenset({"computed_field"})):
            value = attribute(machine, state, frame, instance, name, span)
            dict_set(machine, state, dumped.id, name, value)
        for name, call in field_calls(owner):
            hidden = (a.value for a in call.arguments if a.keyword == "exclude")
            if any(not isinstance(value, ir.Const) or value.value for value in hidden):
                dict_set(machine, state, dumped.id, name, ABSENT_VALUE)


def as_items(machine: Machine, state: State, frame: Frame, model: Ref, span: Span) -> Value | None:
    """What a loop over a model walks, as a dict: its fields by their own names."""
    owner = machine.class_of(model)
    if owner is None or not _models(machine, one(model)):
        return None
    if any(name in base.methods for base in _own(owner) for name in ("__iter__", "keys")):
        return None
    identity = new_dict(machine, state)
    for _, name, _, _ in fields(owner):
        value = attribute(machine, state, frame, one(model), name, span)
        dict_set(machine, state, identity, name, value)
    if _is_configured(owner):
        open_keys(machine, state, identity, "a model may hold more than its fields")
    return one(Ref(identity))


def _own(owner: ClassInfo) -> list[ClassInfo]:
    return [base for base in bases_of(owner) if isinstance(base, ClassInfo)]


def rename(
    machine: Machine, state: State, dumped: Ref, instance: Value, by_alias: Value | None
) -> None:
    """Give the fields of a dump the names that it has them under; what changes them opens it."""
    owners = _models(machine, instance)
    known = by_alias is None or all(isinstance(atom, Const) for atom, _ in by_alias)
    changed = any(_is_configured(owner) or _is_serialized(owner) for owner in owners)
    classes = (machine.class_of(atom) for atom, _ in instance)
    changed |= any(info is not None and info not in owners and open_base(info) for info in classes)
    if by_alias is not None and any(getattr(atom, "value", 1) for atom, _ in by_alias):
        for owner in owners:
            for name, other in _names(owner).items():
                value = dict_get(state, dumped.id, name)
                dict_set(machine, state, dumped.id, name, ABSENT_VALUE)
                dict_set(machine, state, dumped.id, other, value)
    if changed or not known:
        open_keys(machine, state, dumped.id, "how it is dumped is not followed")


def _models(machine: Machine, instance: Value) -> list[ClassInfo]:
    found = (machine.class_of(atom) for atom, _ in instance)
    return [
        owner
        for owner in found
        if owner is not None and any(base_name(base) in MODELS for base in bases_of(owner))
    ]


def _is_configured(owner: ClassInfo) -> bool:
    """Whether `model_config`, or the older class `Config`, may change how it is dumped."""
    bases = (base for base in bases_of(owner) if isinstance(base, ClassInfo) and base.chunk)
    inner = (part for base in bases if base.chunk for part in base.chunk.children)
    older = (part for part in inner if part.kind == "class" and part.name == "Config")
    bound = {name for part in older for each in part.children for name in each.binds}
    return bool(configured(owner, *CHANGING)) or not bound.isdisjoint(CHANGING)


def _names(owner: ClassInfo) -> dict[str, str]:
    """The names under which fields are dumped by alias."""
    found: dict[str, str] = {}
    for wanted in ("alias", "serialization_alias"):
        for name, call in field_calls(owner):
            for argument in call.arguments:
                if argument.keyword == wanted and isinstance(argument.value, ir.Const):
                    found[name] = str(argument.value.value)
    return found


def _is_serialized(owner: ClassInfo) -> bool:
    calls = (ir.last_name(call.function) in ANNOTATED for _, call in field_calls(owner))
    return bool(_decorated(owner, SERIALIZERS)) or any(calls)


def _decorated(owner: ClassInfo, names: frozenset[str]) -> list[str]:
    """The methods of a class and its bases that such a decorator stands above."""
    bases = (base for base in bases_of(owner) if isinstance(base, ClassInfo))
    methods = {name: method for base in bases for name, method in base.methods.items()}
    return [name for name, method in methods.items() if not names.isdisjoint(_decorators(method))]


def _decorators(method: Closure) -> set[str]:
    if method.chunk is not None:
        return {dotted.rpartition(".")[2] for dotted in method.chunk.decorators}
    found = method.node.decorators if isinstance(method.node, ir.Function) else ()
    heads = (each.function if isinstance(each, ir.Call) else each for each in found)
    return {ir.last_name(head) or "" for head in heads}
