"""Which functions lead to a call, and which feed one: they make what it sends, or its client."""

from __future__ import annotations

from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Unknown
from domicile.resolve.functions.senders import given
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure
from domicile.resolve.objects.bases import class_sends

MOST_FED_BY_ONE = 2_500  # spent on one function so; after that it counts as any other


def leads_to_call(machine: Machine, closure: Closure) -> bool:
    """Whether a function leads to a call that depends on its callers, as far as names tell."""
    chunk = closure.chunk
    if chunk is None or id(chunk) in machine.spelled:
        return True
    return id(chunk) in machine.warm and chunk.mentions(machine.demanded)


def feeds_call(machine: Machine, state: State, closure: Closure, arguments: Arguments) -> bool:
    """Whether a function makes an object that sends, or is called on the way to a call.

    What is handed an answer of the API comes after the call.
    """
    if closure.name == "__init__" and closure.owner is not None:
        return class_sends(machine, closure.owner)
    above = machine.stack[-1].chunk if machine.stack else None
    if above is None:
        return False
    spelled = id(above) in machine.spelled and closure.fed < MOST_FED_BY_ONE
    if not spelled and not makes_client(machine, closure):
        return False
    return not any(
        isinstance(atom, Unknown) and atom.foreign == machine.catalog.package
        for value in given(machine, state, arguments)
        for atom, _ in value
    )


def makes_client(machine: Machine, closure: Closure) -> bool:
    """Whether a function names a client's class: what it gives decides the platform."""
    chunk = closure.chunk
    return chunk is not None and any(
        not machine.catalog.clients.keys().isdisjoint(names)
        for names in (chunk.reads, chunk.attributes)
    )
