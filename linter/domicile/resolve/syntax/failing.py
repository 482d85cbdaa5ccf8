"""`try`: what runs when a block fails, and on every way out of it."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.domain.guards import Guard
from domicile.resolve.domain.state import State, join
from domicile.resolve.domain.values import Value
from domicile.resolve.machine.branches import alternatives, apart, rejoin
from domicile.resolve.machine.interpreter import evaluate, execute
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.relevance.unread import leads
from domicile.resolve.syntax import names
from domicile.resolve.syntax.half_done import add_half_done, noting_writes


def run_try(machine: Machine, state: State, frame: Frame, node: ir.Try) -> None:
    """Its body, then a handler for each place that may have failed, then the final block."""
    outer = (frame.returns, frame.breaks, frame.continues)
    outer_raises, frame.raises = frame.raises, []
    frame.returns, frame.breaks, frame.continues = [], [], []
    kinds = [_named_kinds(machine, state, frame, handler) for handler in node.handlers]
    machine.catching += any(kinds)
    since = machine.new_id()
    with noting_writes(machine) as written:
        snapshots = guarded_block(machine, state, frame, node.body) or [state.copy()]
    machine.catching -= any(kinds)
    raised, frame.raises = frame.raises, []
    ends: list[State] = []
    if node.handlers:
        failed = join(apart(machine, [*snapshots, *raised]), machine.marker)
        if failed is not None:
            add_half_done(machine, failed, written, since)
        branches = machine.choice(len(node.handlers) + 1)
        _not_failed(state, frame, branches[0])
        execute(machine, state, frame, node.orelse)
        ends.append(state.copy())
        for handler, branch, own in zip(node.handlers, branches[1:], kinds, strict=True):
            if failed is not None:
                ends.append(_handle(machine, frame, failed, handler, branch, own))
    else:
        execute(machine, state, frame, node.orelse)
        ends = [state.copy()]
    caught = _catches_all(node)
    frame.raises += [] if caught else raised
    rejoin(machine, state, ends)
    _finally(machine, state, frame, node, [] if caught else snapshots)
    frame.returns = outer[0] + frame.returns
    frame.breaks = outer[1] + frame.breaks
    frame.continues = outer[2] + frame.continues
    frame.raises = outer_raises + frame.raises


def _not_failed(state: State, frame: Frame, branch: Guard) -> None:
    """Every way out of the body that is not a failure belongs to the branch without one."""
    left = [each for each, _ in frame.returns]
    for each in (state, *left, *frame.breaks, *frame.continues):
        each.narrow((branch,))


def _finally(
    machine: Machine, state: State, frame: Frame, node: ir.Try, failed: list[State]
) -> None:
    """The final block runs on every way out, and what it changes is changed there too."""
    if not any(_matters(frame, statement) for statement in node.final):
        return
    leaving = (frame.returns, frame.breaks, frame.continues, frame.raises)
    frame.returns, frame.breaks, frame.continues, frame.raises = [], [], [], []
    for left, value in leaving[0]:
        execute(machine, left, frame, node.final)
        if not left.dead:
            frame.returns.append((left, value))
    for name, ways in zip(("breaks", "continues", "raises"), leaving[1:], strict=True):
        for left in ways:
            execute(machine, left, frame, node.final)
            if not left.dead:  # a block within the final one has lists of its own
                setattr(frame, name, [*getattr(frame, name), left])
    broken = join(apart(machine, [each.copy() for each in failed]), machine.marker)
    if broken is not None:
        execute(machine, broken, frame, node.final)  # on the way out with the exception
    execute(machine, state, frame, node.final)


def guarded_block(
    machine: Machine, state: State, frame: Frame, block: tuple[ir.Stmt, ...]
) -> list[State]:
    """Run a block; the states in which one of its statements may fail."""
    snapshots: list[State] = []
    changed = False  # since the last of them
    for statement in block:
        if state.dead:
            break
        matters = _matters(frame, statement)
        leaves = isinstance(statement, ir.Return)  # whether or not anybody asks what it gives
        if may_raise(statement) and (leaves or matters or changed):
            snapshots.append(state.copy())
            changed = False
        earlier = len(frame.returns), len(frame.breaks), len(frame.continues)
        execute(machine, state, frame, (statement,))
        if matters:
            left = [each for each, _ in frame.returns[earlier[0] :]]
            left += frame.breaks[earlier[1] :] + frame.continues[earlier[2] :]
            snapshots += (each.copy() for each in left if not each.dead)
            changed = changed or may_raise(statement)
    if changed and not state.dead:
        snapshots.append(state.copy())  # what the last one did before it failed
    return snapshots


def may_raise(statement: ir.Stmt) -> bool:
    """Whether running a statement can fail; binding a name to a constant cannot."""
    return not (
        isinstance(statement, ir.Assign)
        and isinstance(statement.value, ir.Const)
        and all(isinstance(target, ir.Name) for target in statement.targets)
    )


def _matters(frame: Frame, statement: ir.Stmt) -> bool:
    return frame.slice is None or id(statement) in frame.slice


def _catches_all(node: ir.Try) -> bool:
    return any(
        handler.kind is None or getattr(handler.kind, "id", "") in ("Exception", "BaseException")
        for handler in node.handlers
    )


def _named_kinds(
    machine: Machine, state: State, frame: Frame, handler: ir.Handler
) -> tuple[ClassInfo, ...]:
    """The classes of the tree whose exceptions a handler gives a name."""
    kind = handler.kind
    if handler.name is None or not isinstance(kind, ir.Name | ir.Attribute | ir.SequenceDisplay):
        return ()
    names = kind.items if isinstance(kind, ir.SequenceDisplay) else (kind,)
    found = (
        atom
        for name in names
        if isinstance(name, ir.Name | ir.Attribute)
        for atom, _ in evaluate(machine, state.copy(), frame, name)
    )
    return tuple(atom for atom in found if isinstance(atom, ClassInfo))


def _caught(machine: Machine, state: State, kinds: tuple[ClassInfo, ...]) -> Value:
    """What a handler's name holds: an exception that was seen to be raised, or another one."""
    unknown = machine.unknown("an exception")
    shown = tuple(
        alternative
        for alternative in state.get(machine.raised, "value") or ()
        if (owner := machine.class_of(alternative.atom)) is not None
        and not set(kinds).isdisjoint(bases_of(owner))
    )
    return alternatives(machine, [shown, unknown]) if shown else unknown


def _handle(
    machine: Machine,
    frame: Frame,
    failed: State,
    handler: ir.Handler,
    guard: Guard,
    kinds: tuple[ClassInfo, ...],
) -> State:
    branch = failed.copy()
    branch.narrow((guard,))
    if handler.kind is not None and leads(machine, frame, handler.kind):
        evaluate(machine, branch, frame, handler.kind)
    if handler.name is not None:
        names.store(machine, branch, frame, handler.name, _caught(machine, branch, kinds))
    execute(machine, branch, frame, handler.body)
    return branch
