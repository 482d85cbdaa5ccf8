"""Loops: a body is run until what it makes of the state no longer changes, or may be anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from domicile import ir
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve.builtin_types.sequences import any_element, in_turn_then
from domicile.resolve.domain.guards import simplify
from domicile.resolve.domain.state import ITEMS, State, join
from domicile.resolve.domain.values import (
    Alternative,
    Atom,
    Const,
    Item,
    Items,
    Ref,
    Unknown,
    Value,
    restrict,
    union,
)
from domicile.resolve.machine.branches import apart, rejoin
from domicile.resolve.machine.interpreter import evaluate, execute
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.objects.special_methods import iterated
from domicile.resolve.relevance.parts import blocks_of
from domicile.resolve.syntax.assignment import assign
from domicile.resolve.syntax.conditions import negation, split

MOST_UNROLLED = 24  # statements that a loop over known elements is spelled out to
TURNS_WITHIN = 2  # what a loop within a loop counts for
LOOP_PASSES = 2  # what still changes then may be anything, and one more pass is made with that
SHOWN_DEPTH = 3  # how deep in lists and dicts a pass is searched for values that are new
LOCAL_NAMES = frozenset({"locals", "vars", "globals", "eval", "exec"})


@dataclass(frozen=True, slots=True)
class _Loop:
    """A loop to be run: `enter` leads from the state before a pass into the body."""

    node: ir.For | ir.While
    enter: Callable[[State], State]
    may_be_empty: bool
    endless: bool = False


def loop_for(machine: Machine, state: State, frame: Frame, node: ir.For) -> None:
    """`for target in iterable`: every element that the code shows has its turn."""
    iterable = evaluate(machine, state, frame, node.iterable)
    iterable = iterated(machine, state, frame, iterable, node.iterable.span)
    if state.dead or _one_by_one(machine, state, frame, node, iterable):
        return

    def enter(branch: State) -> State:
        target = any_element(machine, branch, iterable)
        return _entering(machine, frame, node, target)(branch)

    empty = not _surely_runs(machine, state, iterable)
    _run(machine, state, frame, _Loop(node, enter, empty))


def _entering(
    machine: Machine, frame: Frame, node: ir.For, target: Value
) -> Callable[[State], State]:
    """The way into a pass in which the loop's target has this value."""

    def enter(branch: State) -> State:
        if not target:
            branch.kill()
        assign(machine, branch, frame, node.target, target)
        return branch

    return enter


def _one_by_one(
    machine: Machine, state: State, frame: Frame, node: ir.For, iterable: Value
) -> bool:
    """Run a short loop over known elements as it will run, pass by pass; False if it is not one."""
    if machine.account.tired:
        return False
    found = in_turn_then(machine, state, restrict(iterable, state.condition))
    turns, rest = found or ([], ())
    if found is None or len(turns) * _size(frame, node.body) > MOST_UNROLLED:
        return False
    if rest and not turns:
        return False
    outer = (frame.breaks, frame.continues)
    frame.breaks = []
    for turn in turns:
        there = simplify(guard for _, guard in turn.value)
        branch, gone = state.copy(), state.copy()
        branch.narrow(there)
        gone.narrow(negation(there))
        frame.continues = []
        if not branch.dead:
            assign(machine, branch, frame, node.target, turn.value)
            execute(machine, branch, frame, node.body)
        rejoin(machine, state, [branch, *frame.continues, gone])
        if state.dead:
            break
    breaks = frame.breaks
    frame.breaks, frame.continues = outer
    if rest and not state.dead:
        value = union(alt for item in rest for alt in item.value)
        _run(machine, state, frame, _Loop(node, _entering(machine, frame, node, value), True))
    else:
        execute(machine, state, frame, node.orelse)
    rejoin(machine, state, [state.copy(), *breaks])
    return True


def _size(frame: Frame, block: tuple[ir.Stmt, ...]) -> int:
    """How many statements of a block matter; very many where one is a loop or has handlers."""
    size = 0
    for statement in block:
        if frame.slice is not None and id(statement) not in frame.slice:
            continue
        size += 1
        if isinstance(statement, ir.While | ir.Try | ir.Function | ir.Class):
            return MOST_UNROLLED + 1
        if isinstance(statement, ir.For):
            size += TURNS_WITHIN * _size(frame, statement.body)
            continue
        size += sum(_size(frame, inner) for inner in blocks_of(statement))
    return size


def _surely_runs(machine: Machine, state: State, iterable: Value) -> bool:
    return all(
        machine.is_sequence(atom)
        and all(
            isinstance(inner, Items) and inner.items for inner, _ in state.get(atom.id, ITEMS) or ()
        )
        for atom, _ in restrict(iterable, state.condition)
    )


def loop_while(machine: Machine, state: State, frame: Frame, node: ir.While) -> None:
    """`while test`: where the test is known to hold for ever, only `break` leads out."""

    def enter(branch: State) -> State:
        true, _ = split(machine, branch, frame, node.test)
        return true

    _, false = split(machine, state.copy(), frame, node.test)
    endless = false.dead and isinstance(node.test, ir.Const)
    _run(machine, state, frame, _Loop(node, enter, not false.dead, endless))


@dataclass(frozen=True, slots=True)
class _Change:
    old: Value
    new: Value


def _run(machine: Machine, state: State, frame: Frame, loop: _Loop) -> None:
    outer = (frame.breaks, frame.continues, frame.loop_start)
    frame.breaks, frame.loop_start = [], machine.new_id()
    exits: list[State] = [state.copy()] if loop.may_be_empty else []
    exits += _passes(machine, state, frame, loop)
    breaks = frame.breaks
    frame.breaks, frame.continues, frame.loop_start = outer
    if isinstance(loop.node, ir.While) and not loop.endless:
        left = [split(machine, each, frame, loop.node.test)[1] for each in exits]
        exits = [each for each in left if not each.dead] or exits
    done = join(apart(machine, exits), machine.marker) if exits and not loop.endless else None
    _absorb(done)
    if done is not None:
        execute(machine, done, frame, loop.node.orelse)
    ends = [s for s in ([done] if done is not None else []) if not s.dead] + breaks
    rejoin(machine, state, apart(machine, ends))


def _passes(machine: Machine, state: State, frame: Frame, loop: _Loop) -> list[State]:
    """The states after each pass; the last pass holds for any later one."""
    ends: list[State] = []
    current = state.copy()
    for number in range(LOOP_PASSES + 1):
        frame.continues = []
        branch = loop.enter(current.copy())
        execute(machine, branch, frame, loop.node.body)
        after = join([branch, *frame.continues], machine.marker)
        if after is None:
            break
        ends.append(after)
        if number == LOOP_PASSES or not _carries(frame, loop.node, current, after):
            break
        counted = _widen(machine, frame, current, after, numbers=number < LOOP_PASSES - 1)
        if number == LOOP_PASSES - 1 and not counted:
            break
        joined = join(apart(machine, [current.copy(), after.copy()]), machine.marker)
        assert joined is not None  # both go on
        _absorb(joined)
        current = joined
    return ends


def _absorb(state: State | None) -> None:
    """A list that a loop adds to: with any number of additions, none is among them."""
    for key, value in [] if state is None else list(state.store.items()):
        if key[1] != ITEMS or len(value) < 2:
            continue
        larger = {
            atom: next((b for b, _ in value if _grows_to(atom, b)), atom) for atom, _ in value
        }
        if any(a != b for a, b in larger.items()):
            assert state is not None  # its store has been walked
            state.store[key] = union(Alternative(larger[atom], guard) for atom, guard in value)


def _grows_to(small: Atom, large: Atom) -> bool:
    return (
        isinstance(small, Items)
        and isinstance(large, Items)
        and small.items == large.items
        and set(small.rest) < set(large.rest)
    )


# --- what a pass hands on to the next -------------------------------------------------------


def _carries(frame: Frame, node: ir.For | ir.While, before: State, after: State) -> bool:
    """Whether a pass left something that a later pass may read.

    Names that the body sets before it reads them and objects that only this pass knew of are
    handed on to nobody.
    """
    changed = [key for key, value in after.store.items() if before.store.get(key) is not value]
    start = frame.loop_start or 0
    changed = [key for key in changed if key[0] <= start]
    if not changed or any(key[0] != frame.id for key in changed):
        return bool(changed)
    again = _set_anew(node, only_target=frame.closure is None or bool(frame.nested))
    return any(key[1] not in again for key in changed)


def _set_anew(node: ir.For | ir.While, only_target: bool) -> set[str]:
    """The names that each pass binds before it reads them, on every path."""
    known: set[str] = set()
    first = Names()
    if isinstance(node, ir.For):
        walk([ir.Assign((node.target,), node.iterable, None, node.span)], first)
        known |= first.binds
    else:
        walk([node.test], first)
    if only_target:
        return known
    read = set() if isinstance(node, ir.For) else set(first.reads)
    for statement in node.body:
        own = Names()
        walk([statement], own)
        read |= (own.reads | own.mutates) - known
        if isinstance(statement, ir.Assign):
            targets = {target.id for target in statement.targets if isinstance(target, ir.Name)}
            known |= targets - read
    return set() if LOCAL_NAMES & read else known


def _widen(machine: Machine, frame: Frame, before: State, after: State, numbers: bool) -> bool:
    """What still changes in a pass may be anything in a later one; True if anything does.

    With `numbers`, only those: what counts never settles.
    """
    widened = False
    for key, value in list(after.store.items()):
        old = before.store.get(key)
        if old is value or old is None:
            continue
        if numbers and not _all_numbers(old):
            continue
        fresh = _fresh(machine, frame, before, after, _Change(old, value))
        if numbers:
            fresh = {atom for atom in fresh if _is_number(atom)}
        if fresh:
            widened = True
            unknown = machine.unknown("changes from one pass of a loop to the next")
            if key[1] == ITEMS:
                value = union(Alternative(_opened(atom, unknown), g) for atom, g in value)
                after.store[key] = value
            else:
                after.store[key] = union((*value, *unknown))
    return widened


def _opened(atom: Atom, unknown: Value) -> Atom:
    """A list's content with elements that the code does not show."""
    return Items(atom.items, (*atom.rest, Item(unknown, None))) if isinstance(atom, Items) else atom


def _all_numbers(value: Value) -> bool:
    return all(_is_number(atom) for atom, _ in value)


def _is_number(atom: Atom) -> bool:
    return isinstance(atom, Const) and atom.kind in ("int", "float")


def _fresh(machine: Machine, frame: Frame, before: State, after: State, pair: _Change) -> set[Atom]:
    """The values in the new one, also inside its lists and dicts, that the old one did not have."""
    known = _shown(machine, before, pair.old, 0)
    opened = any(isinstance(atom, Unknown) for atom in known)
    return {
        atom
        for atom in _shown(machine, after, pair.new, frame.loop_start or 0) - known
        if not (isinstance(atom, Unknown) and opened)
    }


def _shown(machine: Machine, state: State, value: Value, start: int) -> set[Atom]:
    """The atoms of a value and of what it holds; an object made after `start` is none itself."""
    found: set[Atom] = set()
    seen: set[tuple[object, int]] = set()  # many lists hold the same: each is walked once
    pending = [(value, SHOWN_DEPTH)]
    while pending:
        current, depth = pending.pop()
        for atom, _ in current:
            parts: list[Value] = []
            if isinstance(atom, Items):
                if (key := (id(atom), depth)) not in seen:
                    seen.add(key)
                    parts = [item.value for item in atom.every]
            elif isinstance(atom, Ref):
                if depth and (atom, depth) not in seen:
                    seen.add((atom, depth))
                    parts = _held(machine, state, atom)
                if atom.id <= start or not start:
                    found.add(atom)
            else:
                found.add(atom)
            pending += [(part, max(depth - 1, -1)) for part in parts]
    return found


def _held(machine: Machine, state: State, atom: Ref) -> list[Value]:
    """The fields of an object as far as this run has set them."""
    if machine.objects[atom.id].kind == "instance":
        return [value for key, value in state.store.items() if key[0] == atom.id]
    names = (*machine.keys.get(atom.id, ()), ITEMS)
    return [value for name in names if (value := state.store.get((atom.id, name))) is not None]
