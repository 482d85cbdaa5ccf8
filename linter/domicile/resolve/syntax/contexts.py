"""`try` and `with`: what runs when a block fails, and on every way out of it."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.builtin_types.dicts import keys
from domicile.resolve.builtin_types.sequences import any_element, content
from domicile.resolve.domain.guards import Guard
from domicile.resolve.domain.state import CLEARED, ITEMS, State, join
from domicile.resolve.domain.values import ABSENT_VALUE, Atom, Item, Ref, Value, one, under, union
from domicile.resolve.functions.resuming import give_back
from domicile.resolve.library import mocking
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import alternatives, apart, each, rejoin
from domicile.resolve.machine.interpreter import apply, evaluate, execute
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.class_attributes import find
from domicile.resolve.relevance.unread import leads
from domicile.resolve.syntax import names
from domicile.resolve.syntax.assignment import assign

COMPOUND = (ir.If, ir.While, ir.For, ir.With, ir.Try, ir.Match)
ENTER = ("__enter__", "__aenter__")
EXIT = ("__exit__", "__aexit__")


# --- try ----------------------------------------------------------------------------------


def run_try(machine: Machine, state: State, frame: Frame, node: ir.Try) -> None:
    """Its body, then a handler for each place that may have failed, then the final block."""
    outer = (frame.returns, frame.breaks, frame.continues)
    outer_raises, frame.raises = frame.raises, []
    frame.returns, frame.breaks, frame.continues = [], [], []
    kinds = [_named_kinds(machine, state, frame, handler) for handler in node.handlers]
    machine.catching += any(kinds)
    snapshots = _guarded_block(machine, state, frame, node.body) or [state.copy()]
    machine.catching -= any(kinds)
    raised, frame.raises = frame.raises, []
    ends: list[State] = []
    if node.handlers:
        failed = join(apart(machine, [*snapshots, *raised]), machine.marker)
        branches = machine.choice(len(node.handlers) + 1)
        state.narrow((branches[0],))
        _execute(machine, state, frame, node.orelse)
        ends.append(state.copy())
        for handler, branch, own in zip(node.handlers, branches[1:], kinds, strict=True):
            if failed is not None:
                ends.append(_handle(machine, frame, failed, handler, branch, own))
    else:
        _execute(machine, state, frame, node.orelse)
        ends = [state.copy()]
    caught = _catches_all(node)
    frame.raises += [] if caught else raised
    rejoin(machine, state, ends)
    _finally(machine, state, frame, node, [] if caught else snapshots)
    frame.returns = outer[0] + frame.returns
    frame.breaks = outer[1] + frame.breaks
    frame.continues = outer[2] + frame.continues
    frame.raises = outer_raises + frame.raises


def _finally(
    machine: Machine, state: State, frame: Frame, node: ir.Try, failed: list[State]
) -> None:
    """The final block runs on every way out, and what it changes is changed there too."""
    if not any(_matters(frame, statement) for statement in node.final):
        return
    leaving = (frame.returns, frame.breaks, frame.continues, frame.raises)
    frame.returns, frame.breaks, frame.continues, frame.raises = [], [], [], []
    for left, value in leaving[0]:
        _execute(machine, left, frame, node.final)
        if not left.dead:
            frame.returns.append((left, value))
    for kept, ways in zip((frame.breaks, frame.continues, frame.raises), leaving[1:], strict=True):
        for left in ways:
            _execute(machine, left, frame, node.final)
            if not left.dead:
                kept.append(left)
    broken = join(apart(machine, [each.copy() for each in failed]), machine.marker)
    if broken is not None:
        _execute(machine, broken, frame, node.final)  # on the way out with the exception
    _execute(machine, state, frame, node.final)


def _guarded_block(
    machine: Machine, state: State, frame: Frame, block: tuple[ir.Stmt, ...]
) -> list[State]:
    """Run a block; the states in which one of its statements may fail."""
    snapshots: list[State] = []
    for statement in block:
        if state.dead:
            break
        if _may_raise(statement) and _matters(frame, statement):
            snapshots.append(state.copy())
        _execute(machine, state, frame, (statement,))
        if isinstance(statement, COMPOUND) and not state.dead and _matters(frame, statement):
            snapshots.append(state.copy())  # what its blocks did before they failed
    return snapshots


def _execute(machine: Machine, state: State, frame: Frame, statements: tuple[ir.Stmt, ...]) -> None:
    execute(machine, state, frame, statements)


def _may_raise(statement: ir.Stmt) -> bool:
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
    _execute(machine, branch, frame, handler.body)
    return branch


# --- with ---------------------------------------------------------------------------------


def run_with(machine: Machine, state: State, frame: Frame, node: ir.With) -> None:
    """Enter each context, run the body, and leave the contexts in the opposite order."""
    contexts: list[tuple[Value, ir.Span]] = []
    swallowed = False
    for item in node.items:
        value = evaluate(machine, state, frame, item.value)
        if isinstance(item.value, ir.Call):
            pause(machine, state, value)
        contexts.append((value, item.value.span))
        swallowed = swallowed or _suppresses(machine, item.value, value)
        entered_value = entered(machine, state, frame, value, item.value.span)
        if item.target is not None:
            assign(machine, state, frame, item.target, entered_value)
    if swallowed:
        snapshots = _guarded_block(machine, state, frame, node.body)
        rejoin(machine, state, apart(machine, [*snapshots, state.copy()]))
    else:
        _execute(machine, state, frame, node.body)
    for value, span in reversed(contexts):
        if not state.dead:
            leave(machine, state, frame, value, span)


def _suppresses(machine: Machine, expr: ir.Expr, value: Value) -> bool:
    """Whether what fails in the body may end there: `suppress(...)`, an `__exit__` of the tree."""
    if any(_exit_of(machine, atom) for atom, _ in value):
        return True
    if not isinstance(expr, ir.Call):
        return False
    return ir.last_name(expr.function) == "suppress"


def _exit_of(machine: Machine, atom: Atom) -> bool:
    owner = machine.class_of(atom)
    return owner is not None and any(
        isinstance(base, ClassInfo) and not base.methods.keys().isdisjoint(EXIT)
        for base in bases_of(owner)
    )


def entered(machine: Machine, state: State, frame: Frame, value: Value, span: ir.Span) -> Value:
    """What `with value as x` gives x."""

    def enter(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "generator":
            return any_element(machine, branch, one(atom))
        if isinstance(atom, Ref) and atom.id in machine.patches:
            return mocking.enter(machine, branch, frame, atom.id, span)
        given = _call_own(machine, branch, frame, atom, ENTER, (), span)
        return one(atom) if given is None else given

    return each(machine, state, value, enter)


def leave(machine: Machine, state: State, frame: Frame, value: Value, span: ir.Span) -> None:
    """What happens when the block of `with value` ends."""

    def end(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref) and atom.id in machine.later.paused:
            give_back(machine, branch, atom, machine.later.paused[atom.id][0])
            _resume(machine, branch, atom)
            return one(atom)
        if isinstance(atom, Ref) and atom.id in machine.patches:
            mocking.leave(machine, branch, frame, atom.id)
            return one(atom)
        if isinstance(atom, Ref) and atom.id in machine.exits:
            for finish in reversed(machine.exits[atom.id]):
                finish(branch)
            return one(atom)
        nothing = tuple(Item(machine.unknown("how a block ended"), None) for _ in range(3))
        _call_own(machine, branch, frame, atom, EXIT, nothing, span)
        return one(atom)

    each(machine, state, value, end)


def _call_own(
    machine: Machine,
    state: State,
    frame: Frame,
    atom: Atom,
    wanted: tuple[str, ...],
    passed: tuple[Item, ...],
    span: ir.Span,
) -> Value | None:
    """Call the first of these methods that an object of the tree has; None if it has none."""
    from domicile.resolve.objects.attributes import attribute

    info = machine.objects[atom.id] if isinstance(atom, Ref) else None
    if info is None or info.kind != "instance" or info.owner is None:
        return None
    for name in wanted:
        if find(state, info.owner, name) is not None:
            method = attribute(machine, state, frame, one(atom), name, span)
            arguments = Arguments(passed, None, machine.no_keywords, None)
            return apply(machine, state, frame, method, arguments, span)
    return None


# --- generators as contexts -----------------------------------------------------------------


def suspend(machine: Machine, state: State, before: State, inner: Frame, value: Value) -> None:
    """A generator has been run to its end, but may stand at any `yield` or not have begun.

    What it does to others then counts as done, undone or half done; a `with` knows better.
    """
    changed = [
        key
        for key, found in state.store.items()
        if (key[0] < inner.id or key[0] in machine.heap.owners)
        and before.store.get(key) is not found
    ]
    paused = [each for each in inner.suspended if not each.dead]
    # What it made itself and goes on to change is otherwise, too, while it stands at a `yield`.
    for stood in paused:
        own = {owner for owner, _ in stood.store if owner > inner.id and owner in machine.objects}
        changed += [
            key
            for key, found in state.store.items()
            if key[0] in own and stood.store.get(key) is not found
        ]
    if not changed or not paused:
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


def _resume(machine: Machine, state: State, atom: Ref) -> None:
    """The rest of a generator, behind its `yield`: what it changed there is changed now."""
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
            state.set(*key, value)
        elif now is not None:  # changed inside, and perhaps set again behind the `yield`
            state.set(*key, union((*under(now, kept), *under(value, undone))))
    if len(paused) > 1:
        rejoin(machine, state, apart(machine, [before, state.copy()]))
