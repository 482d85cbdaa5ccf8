"""Which functions lead to a call, and which feed one: they make what it sends, or its client."""

from __future__ import annotations

from typing import NamedTuple

from domicile.resolve.domain.atoms import Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.functions.senders import given
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame
from domicile.resolve.objects.bases import class_sends
from domicile.resolve.relevance.spelled import near_sdk

ASIDE_STEPS = 400  # for a function that cannot lead to a call, with all it calls
VITAL_STEPS = 600  # the same for one that makes what a caller of a call hands it
FEEDING_STEPS = 2_000  # for one that makes what a call sends, or whom it is sent with
HANDED_STEPS = 2_000  # for one that is handed a method that sends, in an entry that was too complex
MOST_FED_BY_ONE = 2_500  # spent on one function so; after that it counts as any other


def leads_to_call(machine: Machine, closure: Closure) -> bool:
    """Whether a function leads to a call that depends on its callers, as far as names tell."""
    chunk = closure.chunk
    if chunk is None or id(chunk) in machine.spelled:
        return True
    return id(chunk) in machine.warm and chunk.mentions(machine.demanded)


class Share(NamedTuple):
    """What a function that leads to no call may cost: so many steps, beside what the entry may
    cost itself or not; and whether it is for a call."""

    steps: int
    beside: bool
    feeds: bool


def share_for(
    machine: Machine,
    state: State,
    closure: Closure,
    arguments: Arguments,
    vital: bool,
    handed: bool = False,
) -> Share:
    """The share of a function that is called where what a call needs is made (`vital`) or not.

    `handed` is whether it gets a method that sends: it may call that, or only ask for its name.
    """
    if handed:
        return Share(HANDED_STEPS, False, False)
    tired = machine.account.tired
    if _feeds_call(machine, state, closure, arguments, vital):
        goes_on = vital or not tired or makes_client(machine, closure)
        return Share(FEEDING_STEPS if goes_on else 0, True, True)
    if vital and fed(machine, closure) <= MOST_FED_BY_ONE:
        return Share(VITAL_STEPS, tired, True)
    return Share(0 if tired else ASIDE_STEPS, False, False)


def _feeds_call(
    machine: Machine, state: State, closure: Closure, arguments: Arguments, vital: bool
) -> bool:
    """Whether a function makes an object that sends, a client, or what the call beside it sends."""
    if closure.name == "__init__" and closure.owner is not None:
        return class_sends(machine, closure.owner)
    above = machine.stack[-1].chunk if machine.stack else None
    if above is None:
        return False
    if makes_client(machine, closure):
        return not comes_after(machine, state, arguments)
    return vital and id(above) in machine.spelled and fed(machine, closure) < MOST_FED_BY_ONE


def fed(machine: Machine, closure: Closure) -> int:
    """What a function has cost so far where it makes what a call needs.

    Each run of what spells a call begins anew: it is the last one that tells what is sent.
    """
    return machine.account.fed_by.get(closure, 0) if _spells(machine) else closure.fed


def note_fed(machine: Machine, closure: Closure, cost: int) -> None:
    """Note what a run of a function has cost that makes what a call needs."""
    if _spells(machine):
        machine.account.fed_by[closure] = machine.account.fed_by.get(closure, 0) + cost
    else:
        closure.fed += cost


def _spells(machine: Machine) -> bool:
    """Whether the entry that runs spells a call itself."""
    return bool(machine.stack) and id(machine.stack[0].chunk) in machine.spelled


def is_vital(machine: Machine, state: State, frame: Frame, arguments: Arguments) -> bool:
    """Whether what runs now makes something that a call needs, as far as names tell."""
    return frame.statement in frame.making and not comes_after(machine, state, arguments)


def comes_after(machine: Machine, state: State, arguments: Arguments) -> bool:
    """Whether something is handed an answer of the API, and so comes after the call."""
    return any(
        isinstance(atom, Unknown) and atom.foreign == machine.catalog.package
        for value in given(machine, state, arguments)
        for atom, _ in value
    )


def makes_client(machine: Machine, closure: Closure) -> bool:
    """Whether a function names a client's class: what it gives decides the platform.

    Other libraries have a `Client` too: a name without the SDK's counts near that only.
    """
    chunk = closure.chunk
    if chunk is None:
        return False
    named = machine.catalog.clients.keys() & (chunk.reads | chunk.attributes)
    if any(machine.catalog.package in name.lower() for name in named):
        return True
    return bool(named) and near_sdk(machine, closure.module)
