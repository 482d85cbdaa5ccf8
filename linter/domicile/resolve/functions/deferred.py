"""What runs later than it is called: generators, coroutines that are not awaited yet, threads.

It is run where it is called. Where it goes on, it is run again if something that it may read
has changed since.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from domicile.resolve.builtin_types.dicts import keys
from domicile.resolve.domain.atoms import Atom, Items, Ref
from domicile.resolve.domain.guards import Condition, conjunction
from domicile.resolve.domain.heap import Key
from domicile.resolve.domain.state import ITEMS, REST, State, refined
from domicile.resolve.domain.values import Value, union
from domicile.resolve.machine.branches import apart, rejoin
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import KEYED, ClassInfo, Frame, ModuleRun
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.fields import fields

MOST_AGAIN = 5  # runs of one generator; then what has changed may be anything
MOST_WATCHED = 300  # fields that one of them may read
MOST_UNAWAITED = 24

Seen: TypeAlias = dict[Hashable, frozenset[Atom]]


@dataclass(slots=True)
class Deferred:
    """Something that may go on later, and what it could read when it last ran.

    `roots` are what it was given, `frame` is where its other names are looked up.
    """

    again: Callable[[State], None]
    roots: tuple[Value, ...]
    frame: Frame
    names: frozenset[str]
    kept: dict[Key, Value]  # local names of its surroundings, which may be gone by then
    condition: Condition  # on which paths it is there at all
    seen: Seen = field(default_factory=dict)
    runs: int = 0
    running: bool = False


def defer(
    machine: Machine,
    state: State,
    frame: Frame,
    names: frozenset[str],
    roots: Iterable[Value],
    again: Callable[[State], None],
) -> Deferred:
    """Note what has just run for the first time and may go on later."""
    around = set(frame.chain) - machine.module_frames - machine.heap.class_frames
    kept = {key: value for key, value in state.store.items() if key[0] in around}
    made = Deferred(again, tuple(roots), frame, names, kept, state.condition)
    made.seen = _seen(_watched(machine, state, made))
    return made


def go_on(machine: Machine, deferred: Deferred, state: State) -> None:
    """Run it again if what it may read has changed."""
    if deferred.running or state.dead or deferred.runs > MOST_AGAIN:
        return
    there = state.copy(conjunction(state.condition, deferred.condition))
    now = _watched(machine, state if there.dead else there, deferred)
    seen = deferred.seen
    changed = [key for key, value in now.items() if not _seen_all(value, seen.get(key))]
    if not changed:
        return
    deferred.runs += 1
    for key, atoms in _seen(now).items():
        seen[key] = seen.get(key, frozenset()) | atoms
    branch = state.copy()
    for key, value in deferred.kept.items():
        branch.store.setdefault(key, value)
    if deferred.runs > MOST_AGAIN:
        unknown = machine.unknown("changes while a generator is walked")
        for changed_key in changed:
            if isinstance(changed_key, tuple) and isinstance(changed_key[0], int):
                branch.store[changed_key] = union((*now[changed_key], *unknown))
    deferred.running = True
    try:
        deferred.again(branch)
    finally:
        deferred.running = False
    rejoin(machine, state, apart(machine, [state.copy(), branch]))


def go_on_all(machine: Machine, state: State) -> None:
    """What has been called and not been awaited may run now."""
    for deferred in machine.later.unawaited:
        go_on(machine, deferred, state)


def _seen_all(value: Value, seen: frozenset[Atom] | None) -> bool:
    return seen is not None and all(atom in seen for atom, _ in value)


def _seen(watched: dict[Hashable, Value]) -> Seen:
    return {key: frozenset(atom for atom, _ in value) for key, value in watched.items()}


def _watched(machine: Machine, state: State, deferred: Deferred) -> dict[Hashable, Value]:
    """Every field that can be read from what it was given and from its names."""
    found: dict[Hashable, Value] = {}
    pending = [*deferred.roots]
    for name in sorted(deferred.names):
        value = _named(machine, state, deferred, name)
        if value is not None:
            found[name] = value
            pending.append(value)
    visited: set[int] = set()
    while pending and len(found) < MOST_WATCHED:
        for atom, _ in refined(state, pending.pop()):
            if isinstance(atom, Ref) and atom.id not in visited:
                visited.add(atom.id)
                for field_name, value in _held_by(machine, state, atom):
                    found[atom.id, field_name] = value
                    pending.append(value)
            elif isinstance(atom, Items):
                pending.extend(item.value for item in (*atom.items, *atom.rest))
    return found


def _named(machine: Machine, state: State, deferred: Deferred, name: str) -> Value | None:
    """What a name holds now; None where nothing binds it."""
    from domicile.resolve.modules.modules import global_value

    frame = deferred.frame
    for owner in (frame.outer.get(name, 0), *frame.chain):
        if owner and owner != frame.module.frame:
            value = state.get(owner, name) or deferred.kept.get((owner, name))
            if value:
                return value
    own = state.get(frame.module.frame, name)
    if own:
        return own
    return global_value(machine, frame.module, name) if _is_bound(frame.module, name) else None


def _is_bound(run: ModuleRun, name: str) -> bool:
    """Whether a module's top level gives the name something that may change."""
    return any(run.module.chunks[index].kind == "other" for index in run.binders.of(name))


def _fields(machine: Machine, info: ClassInfo) -> list[Hashable]:
    """The names of what an instance may hold, as far as its class and others set it by name."""
    names: dict[Hashable, None] = dict.fromkeys(name for _, name, _, _ in fields(info))
    names |= dict.fromkeys(name for name, _ in machine.classes.outside.get(info, ()))
    for base in bases_of(info):
        for method in base.methods.values() if isinstance(base, ClassInfo) else ():
            if method.chunk is not None:
                names |= dict.fromkeys(sorted(method.chunk.stores))
    return list(names)


def _held_by(machine: Machine, state: State, atom: Ref) -> list[tuple[Hashable, Value]]:
    """The fields of a dict, list or instance with what they hold; nothing for other objects."""
    info = machine.objects[atom.id]
    names: list[Hashable] = []
    if info.kind in KEYED:
        names = [*keys(machine, atom.id), REST]
    elif machine.is_sequence(atom):
        names = [ITEMS]
    elif info.kind == "instance" and info.owner is not None:
        names = _fields(machine, info.owner)
    return [(name, value) for name in names if (value := state.get(atom.id, name)) is not None]
