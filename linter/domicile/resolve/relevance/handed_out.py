"""What sends and is kept or given: `self._send = client.messages.create`, `Store(client.messages)`.

What uses it later spells no call, so a call is told only where that runs. The names under
which it is reached are demanded, and noted as `handing_out`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import TypeAlias

from domicile.resolve.domain.atoms import Atom, External, Items, Member, Partial, Ref, Unknown
from domicile.resolve.domain.heap import Key
from domicile.resolve.domain.values import Value
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure

Store: TypeAlias = Mapping[Key, Value]

MOST_AT_HAND = 4  # objects that a method is run on beside one that anybody may have made
_SENDING = (Member, Partial, Unknown, External)  # what may send


def sends_when_used(machine: Machine, atom: Atom) -> bool:
    """Whether an atom is a client's operation, a resource that has some, or a partial of one.

    Also an operation of a resource's class: `Messages.create`.
    """
    if isinstance(atom, Member):
        return atom.path in machine.spelling.sending_paths
    if isinstance(atom, External):
        return machine.catalog.unbound_operation(atom.path) is not None
    if isinstance(atom, Partial):
        return any(sends_when_used(machine, inner) for inner, _ in atom.function)
    return isinstance(atom, Unknown) and atom.near


def demand_set_up(machine: Machine) -> set[str]:
    """The names under which something is kept that sends: by modules, classes, any function."""
    written = [_written_by(machine, writer) for writer in machine.heap.written]
    stores = [*_set_up(machine), *written]
    return _demand_kept(machine, stores, stores)


def demand_made(machine: Machine, made: Store, writer: Hashable) -> set[str]:
    """The same of what one run has made, and what its function has set that others see."""
    stores = [made, _written_by(machine, writer)]
    return _demand_kept(machine, stores, chain(stores, _set_up(machine)))


def _demand_kept(machine: Machine, stores: Iterable[Store], around: Iterable[Store]) -> set[str]:
    """The names of attributes and globals that hold what sends, or a list or dict with it, which
    may be held `around`."""
    found: set[str] = set()
    holding: set[int] = set()  # lists, dicts, and the frames of functions around functions
    for store in stores:
        for (owner, name), value in store.items():
            if any(_is_kept(machine, atom) for atom, _ in value):
                named = _is_named(machine, owner)
                if isinstance(name, str) and (named or owner in machine.heap.owners):
                    found.add(name)  # also an attribute of a function
                if not (isinstance(name, str) and named):
                    holding.add(owner)
    if holding:
        for store in around:
            found.update(_holders(machine, store, holding))
    hand_out(machine, found)
    return found - machine.spelling.seeds


def hand_out(machine: Machine, names: Set[str]) -> None:
    """Note names under which what sends is kept or given: they lead to calls from now on."""
    new = (
        names - machine.handing_out - machine.spelling.seeds
    )  # who reads one of those spells a call
    machine.handing_out |= new
    if leading := new - machine.spelling.tails:
        machine.words = {path: words | leading for path, words in machine.words.items()}
        for known in (machine.leading, machine.leading_functions, machine.slices, machine.harmless):
            known.clear()


def objects_at_hand(machine: Machine, closure: Closure, classes: Sequence[ClassInfo]) -> list[Ref]:
    """The objects of these classes that globals hold, for a method that may use what they keep."""
    if closure.chunk is None or not closure.chunk.mentions(machine.handing_out):
        return []
    held = {atom: None for value in _globals(machine).values() for atom, _ in value}
    return [
        atom for atom in held if isinstance(atom, Ref) and machine.objects[atom.id].owner in classes
    ][:MOST_AT_HAND]


def _set_up(machine: Machine) -> Iterator[Store]:
    """What modules and classes have set up."""
    yield machine.heap.base
    yield _globals(machine)


def _written_by(machine: Machine, writer: Hashable) -> Store:
    """What one function has set that others see."""
    return {
        (owner, name): written.value
        for owner, fields in machine.heap.written.get(writer, {}).items()
        for name, written in fields.items()
    }


def _globals(machine: Machine) -> Store:
    """What the names of all modules were last bound to."""
    return {
        (run.frame, name): bindings[-1][1]
        for run in machine.modules.values()
        for name, bindings in run.history.items()
    }


def _is_kept(machine: Machine, atom: Atom) -> bool:
    """Whether an atom sends, or is the content of a list that has what sends."""
    if type(atom) is Items:
        return any(sends_when_used(machine, a) for item in atom.every for a, _ in item.value)
    return type(atom) in _SENDING and sends_when_used(machine, atom)


def _is_named(machine: Machine, owner: int) -> bool:
    """Whether what is kept there is reached by its name: an object, a class, a module."""
    info = machine.objects.get(owner)
    if info is not None:
        return info.kind == "instance"
    return owner in machine.module_frames or owner in machine.heap.class_frames


def _holders(machine: Machine, store: Store, holding: Set[int]) -> Iterator[str]:
    """The names that hold one of these lists and dicts, or a function from one of the frames."""
    for (owner, name), value in store.items():
        if isinstance(name, str) and _is_named(machine, owner):
            for atom, _ in value:
                around = atom.chain if type(atom) is Closure else ()
                if not holding.isdisjoint(around) or (type(atom) is Ref and atom.id in holding):
                    yield name
