"""What goes into a generator at a `yield`: values that are sent, and what was done meanwhile to
the objects that it gave.

A generator is run to its end where it is made. When something comes back into it, it is run once
more, with that.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from domicile.resolve.builtin_types.dicts import keys
from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import Atom, Items, Ref
from domicile.resolve.domain.state import ITEMS, State
from domicile.resolve.domain.values import ABSENT_VALUE, Value, one, union
from domicile.resolve.functions.deferred import Deferred
from domicile.resolve.machine.branches import alternatives, apart, rejoin
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure

DEPTH = 3  # of objects within objects that a generator gives


@dataclass(slots=True)
class Resumed:
    """What has come back into the generators of one function."""

    sent: Value = ()
    returned: list[tuple[Value, State]] = field(default_factory=list)


def at_yield(machine: Machine, state: State, closure: Closure | None, given: Value) -> Value:
    """What was sent to a `yield` so far; `given` is then as others have left it."""
    resumed = machine.later.resumed.get(closure) if closure is not None else None
    if resumed is None:
        return ()
    for value, then in resumed.returned:
        _adopt(machine, state, given, value, then, DEPTH)
    return resumed.sent


def send(machine: Machine, state: State, identity: int, value: Value) -> None:
    """`generator.send(value)`."""
    deferred = _deferred(state, identity)
    if deferred is None or deferred.frame.closure is None:
        return
    resumed = machine.later.resumed.setdefault(deferred.frame.closure, Resumed())
    known = {atom for atom, _ in resumed.sent}
    if all(atom in known for atom, _ in value):
        return
    resumed.sent = alternatives(machine, [resumed.sent, value]) if resumed.sent else value
    branch = state.copy()
    _run(deferred, branch)
    rejoin(machine, state, apart(machine, [state.copy(), branch]))


def give_back(machine: Machine, state: State, generator: Atom, paused: list[State]) -> None:
    """The block of `with generator` is over: what follows its `yield` finds what that has done."""
    if not isinstance(generator, Ref):
        return
    deferred = _deferred(state, generator.id)
    if deferred is None or deferred.frame.closure is None:
        return
    whole = content(state, generator.id)
    found = (i for items, _ in whole if isinstance(items, Items) for i in items.every)
    given = union(alternative for item in found for alternative in item.value)
    if not _touched(machine, state, given, paused):
        return
    resumed = machine.later.resumed.setdefault(deferred.frame.closure, Resumed())
    resumed.returned.append((given, state.copy()))
    _run(deferred, state.copy())
    resumed.returned.pop()


def _deferred(state: State, identity: int) -> Deferred | None:
    go_on = state.heap.deferred.get(identity)
    arguments = getattr(go_on, "args", ())
    found = arguments[-1] if arguments else None
    return found if isinstance(found, Deferred) else None


def _run(deferred: Deferred, branch: State) -> None:
    if deferred.running or branch.dead:
        return
    for key, value in deferred.kept.items():
        branch.store.setdefault(key, value)
    deferred.running = True
    try:
        deferred.again(branch)
    finally:
        deferred.running = False


def _touched(machine: Machine, state: State, given: Value, paused: list[State]) -> bool:
    """Whether the objects of a value hold something else than they held at the `yield`."""
    pending, seen = [given], set[int]()
    while pending:
        for atom, _ in pending.pop():
            if isinstance(atom, Items):
                pending += (item.value for item in atom.every)
            elif isinstance(atom, Ref) and atom.id not in seen:
                seen.add(atom.id)
                for key, value in state.store.items():
                    if key[0] == atom.id:
                        if not any(each.store.get(key) is value for each in paused):
                            return True
                        pending.append(value)
    return False


def _adopt(machine: Machine, state: State, new: Value, old: Value, then: State, depth: int) -> None:
    """Make the objects of `new` hold what those of `old`, of an earlier run, held `then`."""
    if not depth or len(new) != 1 or len(old) != 1:
        return
    mine, theirs = new[0].atom, old[0].atom
    if not isinstance(mine, Ref) or not isinstance(theirs, Ref) or mine == theirs:
        return
    if machine.is_sequence(mine) and machine.is_sequence(theirs):
        _adopt_items(machine, state, mine, theirs, then, depth)
        return
    for owner, name in [key for key in then.store if key[0] == theirs.id]:
        held = then.store[owner, name]
        own = state.get(mine.id, name)
        if own is not None and _same_kind(machine, own, held):
            _adopt(machine, state, own, held, then, depth - 1)
        elif name not in machine.keys.get(mine.id, {name: None}):
            machine.keys[mine.id][name] = None
            machine.write(state, mine.id, name, held)
        else:
            machine.write(state, mine.id, name, held)
    for name in keys(machine, mine.id):
        if (theirs.id, name) not in then.store and name in machine.keys.get(theirs.id, ()):
            machine.write(state, mine.id, name, then.get(theirs.id, name) or ABSENT_VALUE)


def _same_kind(machine: Machine, one_value: Value, other: Value) -> bool:
    """Whether both are one object that the same statement made in different runs."""
    if len(one_value) != 1 or len(other) != 1:
        return False
    a, b = one_value[0].atom, other[0].atom
    if not isinstance(a, Ref) or not isinstance(b, Ref):
        return False
    first, second = machine.objects[a.id], machine.objects[b.id]
    return first.kind == second.kind and first.location == second.location is not None


def _adopt_items(
    machine: Machine, state: State, mine: Ref, theirs: Ref, then: State, depth: int
) -> None:
    own, held = content(state, mine.id), then.get(theirs.id, ITEMS) or ()
    if len(own) != 1 or len(held) != 1:
        machine.write(state, mine.id, ITEMS, held)
        return
    a, b = own[0].atom, held[0].atom
    if not isinstance(a, Items) or not isinstance(b, Items):
        return
    for left, right in zip(a.items, b.items, strict=False):
        _adopt(machine, state, left.value, right.value, then, depth - 1)
    begun = a.items[: len(b.items)]
    if b.items[len(begun) :] or b.rest:
        more = (*begun, *b.items[len(begun) :])
        machine.write(state, mine.id, ITEMS, one(Items(more, b.rest)))
