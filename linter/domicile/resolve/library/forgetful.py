"""Mappings that may lose what they were given: caches of a size or age, and weak ones."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dict_methods import update_from
from domicile.resolve.builtin_types.dicts import dict_update, new_dict
from domicile.resolve.builtin_types.handlers import Handler, same
from domicile.resolve.domain.atoms import External, Partial, Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame


def _forgetful(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    identity = new_dict(machine, state, frame.module.location(span))
    machine.dicts.forgetful.add(identity)
    return one(Ref(identity))


def _weak_mapping(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`WeakValueDictionary({...})`: what nothing else holds is gone from it."""
    identity = new_dict(machine, state, frame.module.location(span))
    for item in arguments.positional[:1]:
        update_from(machine, state, frame, identity, item.value, span)
    dict_update(machine, state, identity, one(Ref(arguments.keywords)))
    machine.dicts.forgetful.add(identity)
    return one(Ref(identity))


def _weak(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`weakref.ref(x)`: what gives x when it is called."""
    function = one(External("weakref.ref.__call__"))
    return one(Partial(function, arguments.positional[:1], machine.no_keywords))


def _local(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`threading.local()`: what one thread sets is not there in another."""
    identity = new_dict(machine, state, frame.module.location(span), "namespace")
    machine.dicts.forgetful.add(identity)
    machine.several.add(identity)
    return one(Ref(identity))


_CACHES = ("Cache", "FIFOCache", "LFUCache", "LRUCache", "RRCache", "TLRUCache", "TTLCache")

HANDLERS: dict[str, Handler] = {
    "threading.local": _local,
    "weakref.WeakValueDictionary": _weak_mapping,
    "weakref.WeakKeyDictionary": _weak_mapping,
    "weakref.WeakMethod": _weak,
    "weakref.proxy": same,
    "weakref.ref": _weak,
    "weakref.ref.__call__": same,
    **{f"cachetools.{name}": _forgetful for name in _CACHES},
}
