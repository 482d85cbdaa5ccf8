"""What runs beside the rest: functions handed to threads, timers, pools and callbacks."""

from __future__ import annotations

from collections.abc import Callable

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_get, dict_update, new_dict
from domicile.resolve.builtin_types.handlers import Handler, argument
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import elements
from domicile.resolve.domain.atoms import ABSENT, NONE_ATOM, Ref, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value, one, union, without
from domicile.resolve.functions.deferred import MOST_UNAWAITED, Deferred, defer, go_on
from domicile.resolve.functions.free_names import closures_of, read_by
from domicile.resolve.functions.senders import given
from domicile.resolve.functions.under_way import claim, finish, run_under_way
from domicile.resolve.machine.arguments import Arguments, passing
from domicile.resolve.machine.branches import apart, rejoin
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame


def note_later(
    machine: Machine,
    state: State,
    frame: Frame,
    target: Value,
    arguments: Arguments,
    span: Span,
) -> Deferred:
    """A function that runs beside what follows, or after it: it has run once where it is handed on.

    At a top level it may run when all the others have.
    """
    roots = given(machine, state, arguments)

    def again(branch: State) -> None:
        apply(machine, branch, frame, target, arguments, span)

    functions = [found for atom, _ in target for found in closures_of(atom)]
    names: frozenset[str] = frozenset().union(*map(read_by, functions))
    around = frame
    if functions:
        where = functions[0]
        around = Frame(machine.new_id(), where.module, (0, *where.chain), where.name)
    deferred = defer(machine, state, around, names, roots, again)
    if machine.writer is None:
        machine.later.at_end.append(deferred)
    machine.later.unawaited = [*machine.later.unawaited[1 - MOST_UNAWAITED :], deferred]
    return deferred


def run_beside(machine: Machine, state: State, run: Callable[[State], Value]) -> Value:
    """Run what goes on beside what follows: that it never ends, or fails, is no end of that."""
    before = state.copy()
    outer, machine.later.endless = machine.later.endless, []
    try:
        value = run(state)
        if state.dead and not before.dead:
            rejoin(machine, state, apart(machine, [before, *machine.later.endless]))
    finally:
        machine.later.endless = outer
    return value


def start(machine: Machine, state: State, thread: Unknown) -> None:
    """A thread is started, if it is one."""
    if thread.symbol in machine.later.threads:
        go_on(machine, machine.later.threads[thread.symbol], state)


def wait_for_thread(machine: Machine, state: State, thread: int) -> None:
    """`thread.join()`."""
    finish(machine, state, machine.later.stands_for.get(thread, ()))


def start_own(
    machine: Machine, state: State, frame: Frame, thread: Ref, run: Value, span: Span
) -> Value:
    """`thread.start()` of a class of the tree: its `run` has begun, or has run by now."""
    _begin(machine, state, frame, run, passing(machine), span, thread.id)
    return NONE


def _begin(
    machine: Machine,
    state: State,
    frame: Frame,
    function: Value,
    arguments: Arguments,
    span: Span,
    thread: int,
) -> Deferred:
    """Run a function that goes on beside what follows, until the thread is waited for."""
    place = frame.module.location(span)
    run_under_way(
        machine,
        state,
        place,
        lambda begun: run_beside(
            machine, begun, lambda branch: apply(machine, branch, frame, function, arguments, span)
        ),
    )
    machine.later.stands_for[thread] = claim(machine, place)
    return note_later(machine, state, frame, function, arguments, span)


def _thread(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`Thread(target=f, args=..., kwargs=...)`: the function will run with these."""
    target = without(dict_get(state, arguments.keywords, "target"), ABSENT)
    return _started(machine, state, frame, target, (None, None), arguments, span)


def _timer(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`Timer(seconds, f, args, kwargs)`."""
    target = argument(state, arguments, 1, "function") or NONE
    passed = argument(state, arguments, 2, "args"), argument(state, arguments, 3, "kwargs")
    return _started(machine, state, frame, target, passed, arguments, span)


def _pool(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """A pool whose workers begin with `initializer(*initargs)`: it has run before their work."""
    return _initialised(machine, state, frame, 2, arguments, span)


def _old_pool(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`multiprocessing.Pool(processes, initializer, initargs)`."""
    return _initialised(machine, state, frame, 1, arguments, span)


def _initialised(
    machine: Machine,
    state: State,
    frame: Frame,
    position: int,
    arguments: Arguments,
    span: Span,
) -> Value:
    target = argument(state, arguments, position, "initializer")
    target = without(target or (), NONE_ATOM, ABSENT)
    passed = argument(state, arguments, position + 1, "initargs"), None
    for atom, _ in _started(machine, state, frame, target, passed, arguments, span):
        if isinstance(atom, Unknown):
            wait_for_thread(machine, state, atom.symbol)
    pool = machine.unknown_atom("a pool", frame.module.location(span))
    machine.later.pools.add(pool.symbol)
    return one(pool)


def _started(
    machine: Machine,
    state: State,
    frame: Frame,
    target: Value,
    by_position: tuple[Value | None, Value | None],
    arguments: Arguments,
    span: Span,
) -> Value:
    """A thread that runs `target` with the arguments that it is given for it."""
    if target:
        keywords = new_dict(machine, state)
        given = by_position[1] or without(dict_get(state, arguments.keywords, "kwargs"), ABSENT)
        if given := without(given, NONE_ATOM):
            dict_update(machine, state, keywords, given)
        passed = by_position[0] or without(dict_get(state, arguments.keywords, "args"), ABSENT)
        passed = without(passed, NONE_ATOM)
        items = elements(machine, state, passed) if passed else ()
        exact = known_items(machine, state, passed) if passed else ()
        more = None if exact is not None else union(a for i in items for a in i.value)
        inner = Arguments(exact or (), more, keywords, arguments.expr)
        made = machine.unknown_atom("a thread", frame.module.location(span))
        begun = _begin(machine, state, frame, target, inner, span, made.symbol)
        machine.later.threads[made.symbol] = begun
        return one(made)
    return machine.unknown("a thread", frame.module.location(span))


HANDLERS: dict[str, Handler] = {
    "threading.Thread": _thread,
    "threading.Timer": _timer,
    "concurrent.futures.ThreadPoolExecutor": _pool,
    "concurrent.futures.ProcessPoolExecutor": _pool,
    "concurrent.futures.thread.ThreadPoolExecutor": _pool,
    "multiprocessing.Pool": _old_pool,
    "multiprocessing.pool.Pool": _old_pool,
    "multiprocessing.pool.ThreadPool": _old_pool,
    "multiprocessing.dummy.Pool": _old_pool,
}
