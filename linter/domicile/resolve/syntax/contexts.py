"""`with`: what its contexts do as its block begins, and on every way out of it."""

from __future__ import annotations

from typing import TypeAlias

from domicile import ir
from domicile.resolve.builtin_types.sequences import any_element
from domicile.resolve.domain.atoms import Atom, Item, Ref, Unknown
from domicile.resolve.domain.state import State, join
from domicile.resolve.domain.values import Value, one
from domicile.resolve.functions.changing import note_entered
from domicile.resolve.functions.under_way import finish_pools
from domicile.resolve.library import mocking
from domicile.resolve.library.futures import GROUP, wait_for
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import apart, each, rejoin
from domicile.resolve.machine.interpreter import apply, evaluate, execute
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.class_attributes import find
from domicile.resolve.syntax.assignment import assign
from domicile.resolve.syntax.failing import guarded_block, may_raise
from domicile.resolve.syntax.half_done import add_half_done, noting_writes
from domicile.resolve.syntax.paused import catches, pause, resume

ENTER = ("__enter__", "__aenter__")
EXIT = ("__exit__", "__aexit__")
# Names of contexts from elsewhere that end what fails in their blocks.
SWALLOWING = frozenset({"assertRaises", "assertRaisesRegex", "raises", "suppress"})
_STACK = "ExitStack"
Contexts: TypeAlias = "list[tuple[Value, ir.Span]]"


def run_with(machine: Machine, state: State, frame: Frame, node: ir.With) -> None:
    """Enter each context, run the body, and leave the contexts in the opposite order.

    However the body ends: with a `return`, a `break` or an exception the contexts end, too.
    """
    contexts: Contexts = []
    swallowed = False
    for item in node.items:
        value = evaluate(machine, state, frame, item.value)
        if isinstance(item.value, ir.Call):
            pause(machine, state, value)
        else:
            note_entered(machine, state, value)
        contexts.append((value, item.value.span))
        swallowed = swallowed or _suppresses(machine, item.value, value)
        entered_value = entered(machine, state, frame, value, item.value.span)
        if item.target is not None:
            assign(machine, state, frame, item.target, entered_value)
    acts = any(_acts(machine, atom) for value, _ in contexts for atom, _ in value)
    if not (acts or swallowed):
        execute(machine, state, frame, node.body)
        return
    outer = (frame.returns, frame.breaks, frame.continues, frame.raises)
    frame.returns, frame.breaks, frame.continues, frame.raises = [], [], [], []
    since = machine.new_id()
    with noting_writes(machine) as written:
        snapshots = guarded_block(machine, state, frame, node.body)
    if swallowed and not snapshots and any(map(may_raise, node.body)):
        snapshots = [state.copy()]  # it may fail in what does not matter by itself
    failed = join(apart(machine, [*snapshots, *frame.raises]), machine.marker)
    if failed is not None:
        add_half_done(machine, failed, written, since)
    _leave_all(machine, state, frame, contexts)
    for left in (*(given for given, _ in frame.returns), *frame.breaks, *frame.continues):
        _leave_all(machine, left, frame, contexts)
    frame.raises = []
    if failed is not None:
        _leave_all(machine, failed, frame, contexts, failed=True)
        frame.raises = [failed]
    if swallowed and failed is not None:
        rejoin(machine, state, apart(machine, [failed.copy(), state.copy()]))
    frame.returns = outer[0] + [(left, value) for left, value in frame.returns if not left.dead]
    frame.breaks = outer[1] + [left for left in frame.breaks if not left.dead]
    frame.continues = outer[2] + [left for left in frame.continues if not left.dead]
    frame.raises = outer[3] + [left for left in frame.raises if not left.dead]


def _leave_all(
    machine: Machine, state: State, frame: Frame, contexts: Contexts, failed: bool = False
) -> None:
    for value, span in reversed(contexts):
        if not state.dead:
            leave(machine, state, frame, value, span, failed)


def _acts(machine: Machine, atom: Atom) -> bool:
    """Whether the end of a context may do something."""
    if _ends_tasks(machine, atom):
        return bool(machine.later.under_way)
    if not isinstance(atom, Ref):
        return False
    known = (machine.later.paused, machine.patches, machine.later.exits)
    return any(atom.id in ledger for ledger in known) or _exit_of(machine, atom)


def _ends_tasks(machine: Machine, atom: Atom) -> bool:
    """Whether it is a pool or a group of tasks: all that it was handed is through when it ends."""
    if isinstance(atom, Unknown):
        return not atom.path and atom.symbol in machine.later.pools
    return isinstance(atom, Ref) and machine.objects[atom.id].kind == GROUP


def _suppresses(machine: Machine, expr: ir.Expr, value: Value) -> bool:
    """Whether what fails in the body may end there: `suppress(...)`, an `__exit__` of the tree."""
    if any(_exit_of(machine, atom) or catches(machine, atom) for atom, _ in value):
        return True
    if any(_is_stack(machine, atom) for atom, _ in value):
        return True
    if not isinstance(expr, ir.Call):
        return False
    return ir.last_name(expr.function) in SWALLOWING


def _exit_of(machine: Machine, atom: Atom) -> bool:
    owner = machine.class_of(atom)
    return owner is not None and any(
        isinstance(base, ClassInfo) and not base.methods.keys().isdisjoint(EXIT)
        for base in bases_of(owner)
    )


def _is_stack(machine: Machine, atom: Atom) -> bool:
    """Whether a context is an `ExitStack`, or derives from it: what it has entered may swallow."""
    owner = machine.class_of(atom)
    if owner is None:
        return isinstance(atom, Ref) and atom.id in machine.later.exits
    return any(getattr(base, "path", "").endswith(_STACK) for base in bases_of(owner))


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


def leave(
    machine: Machine,
    state: State,
    frame: Frame,
    value: Value,
    span: ir.Span,
    failed: bool = False,
) -> None:
    """What happens when the block of `with value` ends; `failed` if it does with an exception."""

    def end(branch: State, atom: Atom) -> Value:
        if _ends_tasks(machine, atom):
            if isinstance(atom, Ref):
                wait_for(machine, branch, one(atom))
            else:
                finish_pools(machine, branch)
            return one(atom)
        if isinstance(atom, Ref) and atom.id in machine.later.paused:
            resume(machine, branch, atom, failed)
            return one(atom)
        if isinstance(atom, Ref) and atom.id in machine.patches:
            mocking.leave(machine, branch, frame, atom.id)
            return one(atom)
        if isinstance(atom, Ref) and atom.id in machine.later.exits:
            for finish in reversed(machine.later.exits[atom.id]):
                finish(branch, failed)
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
