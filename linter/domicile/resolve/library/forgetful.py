"""Mappings that may lose what they were given: caches of a size or age, and weak ones."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import new_dict
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Ref, Value, one
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame


def _forgetful(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    identity = new_dict(machine, state, frame.module.location(span))
    machine.dicts.forgetful.add(identity)
    return one(Ref(identity))


def _local(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`threading.local()`: what one thread sets is not there in another."""
    identity = new_dict(machine, state, frame.module.location(span), "namespace")
    machine.dicts.forgetful.add(identity)
    machine.several.add(identity)
    return one(Ref(identity))


_CACHES = ("Cache", "FIFOCache", "LFUCache", "LRUCache", "RRCache", "TLRUCache", "TTLCache")

HANDLERS: dict[str, Handler] = {
    "threading.local": _local,
    "weakref.WeakValueDictionary": _forgetful,
    "weakref.WeakKeyDictionary": _forgetful,
    **{f"cachetools.{name}": _forgetful for name in _CACHES},
}
