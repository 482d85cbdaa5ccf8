"""What is defined inside something else, and nothing has called: somebody unseen may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from domicile.chunks import Chunk, flat
from domicile.resolve.domain.atoms import Atom, Ref, Wrapped
from domicile.resolve.domain.guards import ALWAYS
from domicile.resolve.domain.state import State
from domicile.resolve.functions.calling import call_closure
from domicile.resolve.functions.senders import sends_by_what_it_has
from domicile.resolve.machine.account import TooComplex
from domicile.resolve.machine.arguments import open_arguments
from domicile.resolve.machine.branches import apart, rejoin
from domicile.resolve.machine.ledgers import Waiting
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame, ModuleRun
from domicile.resolve.modules.unresolved import note_unresolved
from domicile.resolve.objects.construction import initialise
from domicile.resolve.objects.instances import new_instance

MOST_PASSES = 3  # over the methods of a class, until what they set is known to each other


def note_nested(machine: Machine, run: ModuleRun, index: int, frame: Frame) -> None:
    """Note what a chunk of a top level defined within its statements and class bodies.

    What has a name can be asked for by it, as what stands at the top level itself can.
    """
    named = [closure for closure in frame.nested if closure.name != "<lambda>"]
    run.inner.setdefault(index, []).extend((closure, closure.owner) for closure in named)
    machine.lambdas.extend(
        (closure, frame) for closure in frame.nested if closure.name == "<lambda>"
    )


@contextmanager
def run_after(machine: Machine, state: State) -> Iterator[None]:
    """Once a top-level statement has run, so do the functions defined inside what it called.

    What comes later may leave other marks: a function that works only once defines them once.
    What only sends by what it was made with is left to the statements that follow, which call it.
    """
    outer, machine.nested = machine.nested, []
    later = machine.later
    could_wait, later.may_wait, waiting = later.may_wait, True, len(later.waiting)
    try:
        yield
        late = [each for each in machine.nested if sends_by_what_it_has(machine, state, each[0])]
        machine.lambdas.extend(late)
        machine.nested = [each for each in machine.nested if each not in late]
        defined = [closure for closure, _ in machine.nested]
        try:
            run_pending(machine, state)
        except (TooComplex, RecursionError):
            machine.nested = []
            for closure in defined:
                note_unresolved(machine, closure.module, chunk_of(closure))
    except (TooComplex, RecursionError):
        del later.waiting[waiting:]  # the statement is run again
        raise
    finally:
        later.may_wait = could_wait
        machine.nested = [*outer, *machine.nested]


def is_told(machine: Machine, state: State, closure: Closure) -> bool:
    """Whether callers that are seen have led to calls in what only sends by what it has."""
    if not sends_by_what_it_has(machine, state, closure):
        return False
    assert closure.node is not None  # only what has a chunk of its own is lowered later
    span, path = closure.node.span, closure.module.path
    return any(
        place.path == path and span.line <= place.span.line <= span.end_line
        for place in machine.recorder.places()
    )


def run_left(machine: Machine, waiting: Waiting) -> None:
    """Run what a statement of a top level left behind, since it is asked for now."""
    state = State(machine.heap)
    with machine.setting_up():
        machine.nested = list(waiting.functions)
        run_pending(machine, state)
    machine.publish(state)


def chunk_of(closure: Closure) -> Chunk:
    """The chunk that a function inside other statements stands in."""
    return part_of(closure)[0]


def part_of(closure: Closure) -> tuple[Chunk, Chunk | None]:
    """The chunk that a function inside other statements stands in, and the class of that."""
    assert closure.node is not None  # only what has a chunk of its own is lowered later
    line = closure.node.span.line
    for chunk, owner in flat(closure.module.module.chunks):
        if chunk.first_line <= line <= chunk.last_line:
            return chunk, owner
    raise ValueError(f"no chunk at line {line}")


def run_pending(machine: Machine, state: State) -> None:
    """Run the nested functions that nothing has called."""
    while machine.nested:
        beside = [each for each in machine.nested if each[0].owner is None]
        if beside:
            machine.nested = [each for each in machine.nested if each[0].owner is not None]
            _run_beside(machine, state, beside)
            continue
        closure, frame = machine.nested.pop(0)
        assert closure.owner is not None  # the others are gone
        others = [c for c, _ in machine.nested if c.owner is closure.owner]
        machine.nested = [each for each in machine.nested if each[0].owner is not closure.owner]
        _run_methods(machine, state, frame, closure.owner, [closure, *others])


def _run_beside(machine: Machine, state: State, functions: list[tuple[Closure, Frame]]) -> None:
    """Run functions in any order: each finds what the others may have changed around them."""
    # What calls itself was not followed to its end.
    unseen = [
        each
        for each in functions
        if (not each[0].runs or each[0].escaped) and not is_told(machine, state, each[0])
    ]
    for again in range(MOST_PASSES):
        ends = []
        for closure, frame in unseen:
            branch = state.copy()
            _run_with_inner(machine, branch, frame, closure, None, again > 0 or closure.escaped)
            if _changed(state, branch):
                ends.append(branch)
        if not ends:
            break
        rejoin(machine, state, apart(machine, [state.copy(), *ends]))


def _changed(before: State, after: State) -> bool:
    """Whether something that was there before holds what it did not hold."""
    if after.dead:
        return False
    for key, value in before.store.items():
        now = after.store.get(key)
        if now is not None and now is not value:
            known = {atom for atom, _ in value}
            if any(atom not in known for atom, _ in now):
                return True
    return False


def run_unseen(
    machine: Machine,
    state: State,
    frame: Frame,
    closure: Closure,
    receiver: Atom | None = None,
    again: bool = False,
) -> None:
    """Run a function with open parameters, unless something has called it."""
    if closure.runs and not again:
        return
    state.condition = state.condition or ALWAYS
    call_closure(machine, state, frame, closure, open_arguments(machine), receiver, None)


def _run_with_inner(
    machine: Machine,
    state: State,
    frame: Frame,
    closure: Closure,
    receiver: Atom | None,
    again: bool,
) -> None:
    """Run a function, and then what it has defined, which finds what it has bound."""
    before = state.copy()
    outer, machine.nested = machine.nested, []
    run_unseen(machine, state, frame, closure, receiver, again)
    run_pending(machine, before if state.dead else state)
    machine.nested = outer


def _run_methods(
    machine: Machine, state: State, frame: Frame, info: ClassInfo, methods: list[Closure]
) -> None:
    """Run the methods of a class inside a function on an instance that anybody may have made."""
    unseen = [method for method in methods if not method.runs]
    if not unseen:
        return
    branch = state.copy()
    branch.condition = branch.condition or ALWAYS
    instance = info.instance = new_instance(machine, branch, info)
    arguments = open_arguments(machine)
    initialise(machine, branch, frame, info, instance, arguments, info.node.span)
    for key in [key for key in branch.store if key[0] == instance]:
        machine.heap.publish(key, branch.store.pop(key))
    for again in range(MOST_PASSES):
        before = {key for key in machine.grown if key[0] == instance}
        for method in unseen:
            receiver = _receiver(branch, info, method, instance)
            _run_with_inner(machine, branch.copy(), frame, method, receiver, again > 0)
        if before == {key for key in machine.grown if key[0] == instance}:
            break


def _receiver(state: State, info: ClassInfo, method: Closure, instance: int) -> Atom | None:
    bound = state.get(info.frame, method.name) or ()
    kinds = {atom.kind for atom, _ in bound if isinstance(atom, Wrapped)}
    if "static" in kinds:
        return None
    return info if "class" in kinds else Ref(instance)
