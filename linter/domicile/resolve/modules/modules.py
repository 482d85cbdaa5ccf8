"""Modules: running the parts of a top level that something asks for."""

from __future__ import annotations

from functools import partial

from domicile import ir
from domicile.chunks import Chunk
from domicile.resolve.domain.atoms import ABSENT, External
from domicile.resolve.domain.guards import ALWAYS
from domicile.resolve.domain.heap import Key
from domicile.resolve.domain.state import State, settled
from domicile.resolve.domain.values import Value, without
from domicile.resolve.functions.patches import is_patch, put_into_class
from domicile.resolve.library.packages import WRAPPING
from domicile.resolve.machine.account import CALLER_STEPS, MOST_STEPS, TooComplex
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.interpreter import execute
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame, ModuleRun
from domicile.resolve.modules.copying import in_any_order, note_reads, note_writes
from domicile.resolve.modules.top_level_functions import decorated, in_turn, run_head
from domicile.resolve.modules.top_levels import imported, lowered, may_set_any, sets_by_name
from domicile.resolve.modules.unresolved import note_unresolved

LEADING_STEPS = 4_000  # for a statement that leads to calls
MOST_SPENT = 12_000  # steps and work of all runs of a statement, until it is run again once only


def global_value(machine: Machine, run: ModuleRun, name: str) -> Value | None:
    """What a global name holds: while the top level runs, so far; else at its end.

    Functions that rebind it under `global` may have run by then, so what they bind counts too.
    None if nothing binds it.
    """
    point = run.point
    if not run.starred and "*" in run.binders:
        from domicile.resolve.modules.stars import expand

        expand(machine, run)
    for index in run.binders.of(name):
        if point is None or index < point:
            run_chunk(machine, run, index)
    for index in run.binders.checks(name):
        if point is None or index < point:
            run_chunk(machine, run, index)
    versions = [each for each in run.history.get(name, ()) if point is None or each[0] < point]
    at, value = versions[-1] if versions else (-1, None)
    if "*" in run.binders:
        from domicile.resolve.modules.stars import starred

        value = starred(machine, run, name, at, value)
    if point is None:
        machine.heap.reads[run.frame, name] = None
        shared = machine.heap.later((run.frame, name))
        if shared is not None:
            known = () if value is None else without(value, ABSENT)
            return shared.joined(known)
    return value


def run_chunk(machine: Machine, run: ModuleRun, index: int) -> None:
    """Run a part of a top level, with those before it that it needs, if it has not run yet."""
    if index in run.done:
        return
    run.done.add(index)
    chunk = run.module.chunks[index]
    state = State(machine.heap)
    if chunk.kind == "function":
        closure = machine.functions.get(id(chunk))
        if closure is None:
            closure = Closure(run, chunk.name or "", (run.frame,), None, chunk)
            machine.functions[id(chunk)] = closure
        run_head(machine, run, index, closure)
        if is_patch(run, chunk):
            in_turn(machine, run, index, closure, put_into_class)
            return
        _remember(run, index, {chunk.name or "": decorated(machine, run, closure)})
        return
    if run.binders.changes(index):
        _let_pass(machine, run, index)
    for earlier in run.binders.before(index):
        _define(machine, run, earlier)
    heap = machine.heap
    outer_reads, heap.reads = heap.reads, {}
    clock, noted = heap.clock, machine.recorder.noted
    try:
        with run.at(index):
            state, frame = _run_statement(machine, run, index, chunk)
    finally:
        if machine.recorder.noted > noted or id(chunk) in machine.spelled:
            machine.statements.sending[run, index] = heap.reads, clock
        reads, heap.reads = heap.reads, outer_reads | heap.reads
    _publish(machine, run, index, state)
    # What a statement changes, it does not copy: registers are filled from everywhere.
    changed = {owner for owner, _ in state.store}
    matters = chunk.binds or (run, index) in machine.statements.sending
    copied = [key for key in reads if key[0] not in changed] if matters else []
    note_reads(machine, run, copied, partial(run_more, machine, run, index))
    if chunk.kind == "class":
        _patch(machine, run, index)
    from domicile.resolve.functions.nested import note_nested

    note_nested(machine, run, index, frame)


def _let_pass(machine: Machine, run: ModuleRun, index: int) -> None:
    """Run what stands before a statement that is asked for out of turn and changes something.

    What the module imports comes first, as it does where everything has its turn.
    """
    due = machine.statements.due.get(run)
    if not due or due[0] >= index:
        return
    passing: list[int] = []
    while due and due[0] < index:
        passing.append(due.popleft())
    for path in imported(machine, run, within=False):
        other = machine.modules.get(path)
        if other is not None:
            _let_pass(machine, other, len(other.module.chunks))
    for earlier in passing:
        run_chunk(machine, run, earlier)


def _define(machine: Machine, run: ModuleRun, index: int) -> None:
    """Run a chunk, with the defaults of what it defines, before what they read is changed."""
    run_chunk(machine, run, index)
    chunk = run.module.chunks[index]
    if chunk.kind in ("function", "class"):
        from domicile.resolve.functions.early_defaults import evaluate_defaults

        evaluate_defaults(machine, run, chunk)


def _patch(machine: Machine, run: ModuleRun, index: int) -> None:
    """Run the functions below a class that become methods of it, or of another one."""
    for place in run.decorated:
        if place > index and is_patch(run, run.module.chunks[place]):
            run_chunk(machine, run, place)


def run_again(machine: Machine, run: ModuleRun, index: int) -> None:
    """Run a statement once more, since what it reads may have been set by others."""
    run.done.discard(index)
    for name, versions in run.history.items():
        run.history[name] = [version for version in versions if version[0] != index]
    run_chunk(machine, run, index)


def run_more(machine: Machine, run: ModuleRun, index: int, is_open: bool) -> None:
    """Run a statement once more and add what it gives to what it gave, or that it is open.

    What it has done to older objects has been done already.
    """
    chunk = run.module.chunks[index]
    if (run, index) in machine.statements.open:
        return
    if not (is_open or is_dear(machine, run, index)):
        _add(machine, run, index)
        return
    machine.statements.open.add((run, index))
    if (run, index) in machine.statements.sending:
        with in_any_order(machine, machine.statements.sending[run, index][0]):
            _add(machine, run, index)
    unknown = machine.unknown("many modules set what it is made of")
    _remember(run, index, dict.fromkeys(chunk.binds, unknown))
    _merge_versions(machine, run, index)


def is_dear(machine: Machine, run: ModuleRun, index: int) -> bool:
    """Whether a statement has cost so much that it is not run for every new value."""
    spent = machine.statements.spent.get((run, index), 0)
    return spent > MOST_SPENT * machine.account.room


def _add(machine: Machine, run: ModuleRun, index: int) -> None:
    """Run a statement once more and add what it gives."""
    chunk, since = run.module.chunks[index], machine.new_id()
    with run.at(index):
        state, _ = _run_statement(machine, run, index, chunk)
    for key in [key for key in state.store if key[0] < since and key[0] != run.frame]:
        del state.store[key]
    _publish(machine, run, index, state)
    _merge_versions(machine, run, index)


def _merge_versions(machine: Machine, run: ModuleRun, index: int) -> None:
    """Make one value of what several runs of a statement gave each name."""
    for name, versions in run.history.items():
        found = [value for at, value in versions if at == index]
        if len(found) > 1:
            either = alternatives(machine, found)
            others = [version for version in versions if version[0] != index]
            run.history[name] = sorted([*others, (index, either)], key=lambda each: each[0])


def _run_statement(
    machine: Machine, run: ModuleRun, index: int, chunk: Chunk
) -> tuple[State, Frame]:
    """The state after a statement; if it is too complex, it is run again with less followed.

    If that is too complex too, what it sets may be anything, and what it calls is called with
    anything.
    """
    from domicile.resolve.functions.nested import run_after

    account = machine.account
    outer = account.frugal
    for frugal, share in ((outer, _share(machine, chunk)), (True, MOST_STEPS)):
        state = State(machine.heap)
        frame = Frame(machine.new_id(), run, (run.frame,), "<module>")
        _take_over(machine, run, index, state)
        account.frugal, followed = frugal, len(machine.followed)
        try:
            with machine.setting_up(), account.own_share(share), run_after(machine, state):
                _execute(machine, run, state, frame, chunk)
            return state, frame
        except (TooComplex, RecursionError):
            machine.forget_followed(followed)
        finally:
            account.frugal = outer
            spent = machine.statements.spent
            spent[run, index] = spent.get((run, index), 0) + account.shared
    machine.given_up |= chunk.reads | chunk.attributes
    state.condition = ALWAYS
    changed = run.binders.among(chunk.mutates)
    for name in chunk.binds | changed | _brought(run, index):
        unknown = machine.unknown(f"what sets `{name}` is too complex to follow")
        state.set(run.frame, name, unknown)
    note_unresolved(machine, run, chunk)
    return state, frame


def _take_over(machine: Machine, run: ModuleRun, index: int, state: State) -> None:
    """Let a statement find the names it binds as earlier ones left them."""
    chunk = run.module.chunks[index]
    if chunk.kind == "class":
        return
    rebound = {n for n in run.global_binders if index in run.binders.of(n)}
    for name in sorted(chunk.binds | rebound | _brought(run, index)):
        earlier = global_value(machine, run, name)
        if earlier is not None:
            state.set(run.frame, name, earlier)


def _brought(run: ModuleRun, index: int) -> set[str]:
    """The names that star imports within a statement may bind, or that it may set by name."""
    chunk = run.module.chunks[index]
    if "*" in chunk.binds or may_set_any(chunk):
        return run.binders.by(index)
    return run.binders.among(chunk.strings) if sets_by_name(chunk) else set()


def _share(machine: Machine, chunk: Chunk) -> int:
    if id(chunk) in machine.spelled:
        return MOST_STEPS
    return LEADING_STEPS if id(chunk) in machine.warm else CALLER_STEPS


def _execute(machine: Machine, run: ModuleRun, state: State, frame: Frame, chunk: Chunk) -> None:
    if chunk.kind == "class":
        from domicile.resolve.objects.classes import define_class

        node = lowered(run, chunk)[0]
        assert isinstance(node, ir.Class)
        define_class(machine, state, frame, node, chunk)
    elif not chunk.does_nothing():
        execute(machine, state, frame, lowered(run, chunk))


def _publish(machine: Machine, run: ModuleRun, index: int, state: State) -> None:
    """Make what a chunk did visible: names to the history, the rest to the base store."""
    bound: dict[str, Value] = {}
    written: list[tuple[Key, Value | None]] = []
    for (owner, name), value in state.store.items():
        if owner == run.frame and isinstance(name, str):
            bound[name] = value
        elif owner not in machine.module_frames:
            written.append(((owner, name), machine.heap.base.get((owner, name))))
            machine.heap.publish((owner, name), value)
        elif isinstance(name, str):
            # A global of another module: whoever reads it may do so before or after.
            machine.share_as(("top level", run.path, index), (owner, name), value)
    if run.module.chunks[index].kind == "other":
        bound |= _shown(machine, run, index, state, bound)
    _remember(run, index, bound)
    note_writes(machine, run, written)


def _shown(
    machine: Machine, run: ModuleRun, index: int, state: State, bound: dict[str, Value]
) -> dict[str, Value]:
    """The globals of which a statement has shown something that was not known before."""
    chunk = run.module.chunks[index]
    names = chunk.reads | chunk.mutates if chunk.checks else chunk.mutates
    if state.dead or (state.condition == ALWAYS and not state.refined):
        return {}
    found = {
        name: value
        for name in names - bound.keys()
        if (value := _before(machine, run, index, name))
    }
    found |= bound
    return {
        name: new
        for name, value in found.items()
        if (new := settled(state, value)) != value and new
    }


def _before(machine: Machine, run: ModuleRun, index: int, name: str) -> Value | None:
    """What a global holds before a statement that has just been run."""
    if name not in run.binders:
        return None
    with run.at(index):
        return global_value(machine, run, name)


def _remember(run: ModuleRun, index: int, bound: dict[str, Value]) -> None:
    for name, value in bound.items():
        versions = run.history.setdefault(name, [])
        versions.append((index, value))
        versions.sort(key=lambda version: version[0])


def is_wrapper(machine: Machine, run: ModuleRun, dotted: str) -> bool:
    """Whether a decorator leaves a function to its callers, or is of the tree and followed."""
    found = global_value(machine, run, dotted.partition(".")[0]) or ()
    paths = (atom.path for atom, _ in found if isinstance(atom, External))
    return all(path.partition(".")[0] in WRAPPING for path in paths)
