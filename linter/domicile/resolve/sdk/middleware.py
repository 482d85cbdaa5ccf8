"""The SDK's own middleware: what is known of the requests that it repeats."""

from __future__ import annotations

from domicile.calls import UNKNOWN, Location, Scalar
from domicile.catalog import Operation
from domicile.resolve.builtin_types.dicts import dict_get
from domicile.resolve.builtin_types.handlers import first
from domicile.resolve.builtin_types.sequences import content, new_list
from domicile.resolve.domain.atoms import ABSENT, Atom, Item, Items, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, without
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.sdk.request_fields import fallback_models
from domicile.resolve.sdk.sending import GEO

KIND = "middleware"  # of an object whose one element is what the middleware was given


def new_middleware(
    machine: Machine, state: State, arguments: Arguments, place: Location
) -> Value | None:
    """The object made by the class of the fallback middleware; None if its models are not shown."""
    given = first(state, arguments, machine.catalog.fallback_middleware.argument)
    return None if given is None else new_list(machine, state, (Item(given, place),), (), KIND)


def models_of_middleware(
    machine: Machine, state: State, operation: Operation, atom: Atom
) -> tuple[Scalar, ...] | None:
    """The models that a client's list of middleware may bring into a request.

    None if any of it may be another middleware, or change more than the model.
    """
    if not isinstance(atom, Ref) or not machine.is_sequence(atom):
        return None
    found: dict[Scalar, None] = {}
    for inner, _ in content(state, atom.id):
        if not isinstance(inner, Items):
            return None
        for item in inner.every:
            for each, _ in item.value:
                models = _models(machine, state, each)
                if models is None:
                    return None
                found |= dict.fromkeys(models)
    below = machine.catalog.fallback_middleware.below
    return tuple(found) if operation.path[: len(below)] == below else ()


def _models(machine: Machine, state: State, atom: Atom) -> tuple[Scalar, ...] | None:
    """The models of one middleware; None if it is another one, or may set the geo too."""
    if not isinstance(atom, Ref) or machine.objects[atom.id].kind != KIND:
        return None
    found: dict[Scalar, None] = {}
    for inner, _ in content(state, atom.id):
        for chain in inner.every if isinstance(inner, Items) else ():
            if not _shown(machine, state, chain.value):
                return None
            for models, _ in fallback_models(machine, state, chain.value):
                found |= dict.fromkeys(models)
    return None if UNKNOWN in found else tuple(found)


def _shown(machine: Machine, state: State, chain: Value) -> bool:
    """Whether all attempts are shown, and none of them sets the geo."""
    for atom, _ in chain:
        if not isinstance(atom, Ref) or not machine.is_sequence(atom):
            return False
        for inner, _ in content(state, atom.id):
            if not isinstance(inner, Items):
                return False
            for item in inner.every:
                for each, _ in item.value:
                    if not machine.is_dict(each) or without(dict_get(state, each.id, GEO), ABSENT):
                        return False
    return True
