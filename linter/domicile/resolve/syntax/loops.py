"""Loops: a body is run until what it makes of the state no longer changes, or may be anything."""

from __future__ import annotations

from collections.abc import Callable

from domicile import ir
from domicile.quick_classes import dataclass
from domicile.resolve.builtin_types.sequences import element_of_pass, in_turn_then, loosened
from domicile.resolve.builtin_types.unshown_keys import in_this_turn
from domicile.resolve.domain.atoms import Atom, Items, Ref
from domicile.resolve.domain.guards import simplify
from domicile.resolve.domain.state import ITEMS, State, join
from domicile.resolve.domain.values import Alternative, Value, restrict, union
from domicile.resolve.machine.branches import apart, rejoin
from domicile.resolve.machine.interpreter import evaluate, execute
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.objects.special_methods import iterated
from domicile.resolve.relevance.parts import blocks_of
from domicile.resolve.syntax.asked_in_turns import next_turn
from domicile.resolve.syntax.assignment import assign
from domicile.resolve.syntax.conditions import negation, split
from domicile.resolve.syntax.passes import carries, widen
from domicile.resolve.syntax.pruning import prune

MOST_UNROLLED = 24  # statements that a loop over known elements is spelled out to
TURNS_WITHIN = 2  # what a loop within a loop counts for
LOOP_PASSES = 2  # what still changes then may be anything, and one more pass is made with that


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
    if state.dead or prune(machine, state, frame, node):
        return
    if _one_by_one(machine, state, frame, node, iterable):
        return

    empty = not _surely_runs(machine, state, iterable)
    _run(machine, state, frame, _Loop(node, _element_of(machine, frame, node, iterable), empty))
    _walked(machine, state, iterable)


def _walked(machine: Machine, state: State, iterable: Value) -> None:
    """A generator has been walked, perhaps not to its end: what is left of it is not told."""
    for atom, _ in iterable:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "generator":
            held = state.get(atom.id, ITEMS)
            if held is not None and any(isinstance(a, Items) and a.items for a, _ in held):
                loosened(machine, state, atom.id)


def _element_of(
    machine: Machine, frame: Frame, node: ir.For, iterable: Value
) -> Callable[[State], State]:
    """The way into a pass in which the loop's target is any element by then."""

    def enter(branch: State) -> State:
        target = element_of_pass(machine, branch, iterable)
        return _entering(machine, frame, node, target)(branch)

    return enter


def _entering(
    machine: Machine, frame: Frame, node: ir.For, target: Value
) -> Callable[[State], State]:
    """The way into a pass in which the loop's target has this value."""

    def enter(branch: State) -> State:
        if not target:
            branch.kill()
        assign(machine, branch, frame, node.target, in_this_turn(machine, branch, target))
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
    shown, changed = _content_of(machine, state, iterable), False
    for turn in turns:
        there = simplify(guard for _, guard in turn.value)
        branch, gone = state.copy(), state.copy()
        branch.narrow(there)
        gone.narrow(negation(there))
        frame.continues = []
        next_turn(machine, frame, node)
        if not branch.dead:
            assign(machine, branch, frame, node.target, turn.value)
            execute(machine, branch, frame, node.body)
        rejoin(machine, state, [branch, *frame.continues, gone])
        if state.dead:
            break
        if _content_of(machine, state, iterable) != shown:
            changed = True
            break
    breaks = frame.breaks
    frame.breaks, frame.continues = outer
    if changed:  # the body adds, takes or replaces elements: any of them may come now
        enter = _element_of(machine, frame, node, iterable)
        _run(machine, state, frame, _Loop(node, enter, True))
    elif rest and not state.dead:
        value = union(alt for item in rest for alt in item.value)
        _run(machine, state, frame, _Loop(node, _entering(machine, frame, node, value), True))
    else:
        execute(machine, state, frame, node.orelse)
    rejoin(machine, state, [state.copy(), *breaks])
    return True


def _content_of(machine: Machine, state: State, iterable: Value) -> Value:
    """What a list holds that a loop goes over; nothing where its body cannot change that."""
    atom = iterable[0].atom if len(iterable) == 1 else None
    if not isinstance(atom, Ref) or machine.objects[atom.id].kind in ("generator", "tuple"):
        return ()
    return state.get(atom.id, ITEMS) or ()


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


def _run(machine: Machine, state: State, frame: Frame, loop: _Loop) -> None:
    outer = (frame.breaks, frame.continues, frame.loop_start)
    frame.breaks, frame.loop_start = [], machine.new_id()
    exits: list[State] = [state.copy()] if loop.may_be_empty else []
    exits += _passes(machine, state, frame, loop)
    if loop.endless and machine.later.endless is not None:
        machine.later.endless += [each.copy() for each in exits]
    breaks = frame.breaks
    frame.breaks, frame.continues, frame.loop_start = outer
    if isinstance(loop.node, ir.While) and not loop.endless:
        exits = [_over(machine, frame, loop.node, each) for each in exits]
    done = join(apart(machine, exits), machine.marker) if exits and not loop.endless else None
    _absorb(done)
    if done is not None:
        execute(machine, done, frame, loop.node.orelse)
    ends = [s for s in ([done] if done is not None else []) if not s.dead] + breaks
    rejoin(machine, state, apart(machine, ends))


def _over(machine: Machine, frame: Frame, node: ir.While, end: State) -> State:
    """Where the test no longer holds: what is asked of things that are not shown may change."""
    next_turn(machine, frame, node)
    false = split(machine, end, frame, node.test)[1]
    return end if false.dead else false


def _passes(machine: Machine, state: State, frame: Frame, loop: _Loop) -> list[State]:
    """The states after each pass; the last pass holds for any later one."""
    ends: list[State] = []
    current = state.copy()
    for number in range(LOOP_PASSES + 1):
        frame.continues = []
        next_turn(machine, frame, loop.node)
        branch = loop.enter(current.copy())
        execute(machine, branch, frame, loop.node.body)
        after = join([branch, *frame.continues], machine.marker)
        if after is None:
            break
        ends.append(after)
        if number == LOOP_PASSES or not carries(frame, loop.node, current, after):
            break
        counted = widen(machine, frame, current, after, numbers=number < LOOP_PASSES - 1)
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
