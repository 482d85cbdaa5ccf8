"""Generators that a `with` has entered: they stand at a `yield`, and go on when its block ends."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.builtin_types.dicts import keys
from domicile.resolve.builtin_types.sequences import content
from domicile.resolve.domain.atoms import Atom, Items, Ref
from domicile.resolve.domain.heap import Key
from domicile.resolve.domain.state import CLEARED, ITEMS, State
from domicile.resolve.domain.values import ABSENT_VALUE, Value, one, under, union
from domicile.resolve.functions.resuming import give_back
from domicile.resolve.machine.branches import apart, rejoin
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.relevance.parts import blocks_of


def suspend(machine: Machine, state: State, before: State, inner: Frame, value: Value) -> None:
    """A generator has been run to its end, but may stand at any `yield` or not have begun.

    What it does to others then counts as done, undone or half done; a `with` knows better.
    """
    node = inner.closure.node if inner.closure is not None else None
    made = {atom.id for atom, _ in value if isinstance(atom, Ref)}
    if isinstance(node, ir.Function):
        machine.later.catching |= made if _catches(node.body) else set()
        machine.later.tidy |= made if _is_tidy(node.body) else set()
    paused = [each for each in inner.suspended if not each.dead]
    changed = [  # also what is set back behind a `yield`
        key
        for stood in (state, *paused)
        for key, found in stood.store.items()
        if (key[0] < inner.id or key[0] in machine.heap.owners)
        and before.store.get(key) is not found
    ]
    # What it made itself and goes on to change is otherwise, too, while it stands at a `yield`.
    for stood in paused:
        own = {owner for owner, _ in stood.store if owner > inner.id and owner in machine.objects}
        changed += [
            key
            for key, found in state.store.items()
            if key[0] in own and stood.store.get(key) is not found
        ]
    if not changed:
        return
    if not paused:  # it ends before any `yield`, if somebody walks it
        rejoin(machine, state, apart(machine, [before.copy(), state.copy()]))
        return
    ended, owners = state.copy(), {key[0] for key in changed}
    ended.store = {key: found for key, found in state.store.items() if key[0] in owners}
    for atom, _ in value:
        if isinstance(atom, Ref):
            for each in paused:  # what it yields is told in every one of them
                each.set(atom.id, ITEMS, content(state, atom.id))
            machine.later.paused[atom.id] = ([each.copy() for each in paused], ended)
    ways = apart(machine, [before, *paused, state.copy()])
    rejoin(machine, state, ways)


def pause(machine: Machine, state: State, value: Value) -> None:
    """A generator that is entered stands at its `yield`."""
    if len(value) == 1 and isinstance(value[0].atom, Ref):
        paused = machine.later.paused.get(value[0].atom.id)
        if paused is not None:
            rejoin(machine, state, apart(machine, [each.copy() for each in paused[0]]))


def resume(machine: Machine, state: State, atom: Ref, failed: bool) -> None:
    """The rest of a generator, behind its `yield`: what it changed there is changed now.

    If the block has failed, it goes on in a handler or a final block, or not at all.
    """
    give_back(machine, state, atom, machine.later.paused[atom.id][0])
    stands = state.copy()
    _run_rest(machine, state, atom)
    if failed and atom.id not in machine.later.tidy:
        rejoin(machine, state, apart(machine, [stands, state.copy()]))


def _run_rest(machine: Machine, state: State, atom: Ref) -> None:
    paused, ended = machine.later.paused[atom.id]
    before = state.copy()
    kept, undone = machine.choice(2)
    for owner, name in list(ended.store):
        if name == CLEARED and not any((owner, name) in each.store for each in paused):
            for added in keys(machine, owner):  # also what has come since
                state.set(owner, added, ended.store.get((owner, added), ABSENT_VALUE))
    for key, value in ended.store.items():
        now = state.store.get(key)
        if now is value:
            continue
        if any(s.store.get(key) is not value for s in paused):
            state.set(*key, _with_changes(key, now, value, paused))
        elif now is not None:  # changed inside, and perhaps set again behind the `yield`
            state.set(*key, union((*under(now, kept), *under(value, undone))))
    if len(paused) > 1:
        rejoin(machine, state, apart(machine, [before, state.copy()]))


def _with_changes(key: Key, now: Value | None, value: Value, paused: list[State]) -> Value:
    """What a list holds at the end of a generator, where the block has changed it, too."""
    before = {atom for stood in paused for atom, _ in stood.store.get(key) or ()}
    if key[1] != ITEMS or now is None or all(atom in before for atom, _ in now):
        return value
    contents = [atom for atom, _ in (*now, *value) if isinstance(atom, Items)]
    rest = dict.fromkeys(item for content in contents for item in content.every)
    others = tuple(alt for alt in (*now, *value) if not isinstance(alt.atom, Items))
    return union((*others, *one(Items((), tuple(rest)))))


# --- what a generator does where it fails ----------------------------------------------------


def catches(machine: Machine, atom: Atom) -> bool:
    """Whether a generator may end what fails in the block of its `with`."""
    return isinstance(atom, Ref) and atom.id in machine.later.catching


def _catches(block: tuple[ir.Stmt, ...]) -> bool:
    """Whether a `yield` stands in a `try` with handlers."""
    return any(
        (isinstance(statement, ir.Try) and statement.handlers and _yields(statement.body))
        or any(_catches(inner) for inner in blocks_of(statement))
        for statement in block
    )


def _is_tidy(block: tuple[ir.Stmt, ...]) -> bool:
    """Whether all that stands behind the `yield` is a final block, which always runs."""
    if not block or _yields(block[:-1]):
        return False
    last = block[-1]
    if isinstance(last, ir.With):
        return _is_tidy(last.body)
    if not isinstance(last, ir.Try) or last.orelse or not last.final:
        return False
    return not _yields(last.final) and not any(_yields(h.body) for h in last.handlers)


def _yields(node: object) -> bool:
    """Whether a piece of code has a `yield` of its own."""
    if isinstance(node, ir.Yield):
        return True
    if isinstance(node, tuple):
        return any(_yields(part) for part in node)
    if isinstance(node, ir.Function | ir.Class | ir.Lambda):
        return False
    return any(_yields(getattr(node, name)) for name in getattr(node, "__dataclass_fields__", ()))
