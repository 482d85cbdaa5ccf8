"""Entries: functions and methods that are run from the outside, as unseen code may call them.

An entry is a function with open parameters, or a method on an object that anybody may have made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from domicile.chunks import Chunk, flat
from domicile.resolve.domain.atoms import Atom, Wrapped
from domicile.resolve.domain.heap import Key
from domicile.resolve.domain.state import State
from domicile.resolve.functions.feeding import makes_client
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, ModuleRun, is_private
from domicile.resolve.modules.top_levels import objects
from domicile.resolve.objects.bases import bases_of, class_sends
from domicile.resolve.objects.class_attributes import find
from domicile.resolve.objects.instances import open_instance, subclasses
from domicile.resolve.relevance.handed_out import objects_at_hand


@dataclass(eq=False, slots=True)
class Entry:
    """A function or method to be run from the outside."""

    closure: Closure
    owner: ClassInfo | None
    number: int  # of those made before it
    runs: int = 0
    late: bool = False  # it has been run once more in this round, beyond its runs
    own: int = 0  # how often the function has been called because it is an entry
    long: bool = False  # it needed more than a caller's share, and may have more
    hopeless: bool = False  # it is too complex to be run
    frugal: bool = False  # it was too complex to be followed whole, and would be again
    begun: int = 0  # the identity that was last before its first run
    cost: int = 0  # the steps and work of its last run
    passed_over: bool = False  # what it may do is noted without running it
    reads: dict[Key, None] = field(default_factory=dict)
    left_out: set[Closure] = field(default_factory=set)  # what its last run did not follow


def private(closure: Closure) -> bool:
    """Whether only the tree itself is meant to call the function."""
    return is_private(closure.name)


def makes_sender(machine: Machine, entry: Entry) -> bool:
    """Whether it makes an object that sends, or a client.

    What it would set decides what all calls send, or whom they are sent to.
    """
    owner = entry.owner
    if makes_client(machine, entry.closure):
        return True
    return owner is not None and entry.closure.name == "__init__" and class_sends(machine, owner)


def may_set(machine: Machine, run: ModuleRun, chunk: Chunk) -> bool:
    """Whether a statement sets attributes, calls what does, or hands on what modules share."""
    if chunk.stores or not machine.acting.isdisjoint(chunk.attributes | chunk.reads):
        return True
    return not objects(machine, run).isdisjoint(chunk.hands)


def functions(run: ModuleRun) -> Iterable[tuple[Chunk, Chunk, Chunk | None]]:
    """Every function chunk of a module: the top-level chunk it stands in, itself, its class."""
    for chunk in run.module.chunks:
        for part, owner in flat([chunk]):
            if part.kind == "function":
                yield chunk, part, owner


def closures(
    machine: Machine, run: ModuleRun, chunk: Chunk
) -> list[tuple[Closure, ClassInfo | None]]:
    """The functions and methods that a top-level chunk, which has run, defines."""
    inner = run.inner.get(run.positions[id(chunk)], [])
    if chunk.kind not in ("function", "class") or chunk.name is None:
        return inner
    if chunk.kind == "function":
        closure = machine.functions.get(id(chunk))
        return [(closure, closure.owner)] if closure is not None else []
    methods = [
        (method, info)
        for info in run.classes_of(_classes(chunk))
        for method in info.methods.values()
    ]
    return [*methods, *inner]


def _classes(chunk: Chunk) -> list[Chunk]:
    """A class's chunk and those of the classes in its body, at any depth."""
    inner = [each for child in chunk.children if child.kind == "class" for each in _classes(child)]
    return [chunk, *inner]


def receivers(machine: Machine, closure: Closure, owner: ClassInfo | None) -> list[Atom | None]:
    """What a function is run on: nothing, or an object of each class that has the method."""
    if owner is None:
        return [None]
    bound = machine.heap.base.get((owner.frame, closure.name), ())
    kinds = {atom.kind for atom, _ in bound if isinstance(atom, Wrapped)}
    if "static" in kinds:
        return [None]
    state = State(machine.heap)
    inheriting = [
        info
        for info in (owner, *subclasses(owner))
        if info is owner or find(state, info, closure.name) == bound
    ]
    made = [info for info in inheriting if info not in machine.classes.unmade]
    concrete = [info for info in made if not _abstract(info)] or [owner]
    if "class" in kinds:
        return list(concrete)
    at_hand = objects_at_hand(machine, closure, concrete)
    return [*(open_instance(machine, info) for info in concrete), *at_hand]


def _abstract(info: ClassInfo) -> bool:
    """Whether the class, whose methods are known, leaves an abstract one undefined."""
    if info.abstract is None:
        info.abstract = _leaves_undefined(info)
    return info.abstract


def _leaves_undefined(info: ClassInfo) -> bool:
    seen: set[str] = set()
    for base in bases_of(info):
        if not isinstance(base, ClassInfo):
            continue
        for name, method in base.methods.items():
            if name in seen:
                continue
            seen.add(name)
            decorators = method.chunk.decorators if method.chunk is not None else ()
            if any(d.rpartition(".")[2] == "abstractmethod" for d in decorators):
                return True
    return False
