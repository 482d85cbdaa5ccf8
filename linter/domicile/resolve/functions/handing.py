"""Methods that send, handed to code that is not seen: it calls them now, later or never."""

from __future__ import annotations

from domicile.ir import Span
from domicile.quick_classes import dataclass
from domicile.resolve.builtin_types.dicts import keys, new_dict, rest_of
from domicile.resolve.domain.atoms import Atom, BoundMethod, Member, Partial, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, restrict
from domicile.resolve.functions.concurrency import note_later, run_beside
from domicile.resolve.functions.each_of_many import MAPPING, STARRING, call_each
from domicile.resolve.functions.under_way import run_under_way
from domicile.resolve.library.futures import MAKING, pooled
from domicile.resolve.machine.arguments import Arguments, open_arguments
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame
from domicile.resolve.sdk.operations import operation_of

# What lets what it is handed run beside what follows, or after it.
LATER = frozenset(
    [
        "add_task",
        "apply_async",
        "atexit.register",
        "call_at",
        "call_later",
        "call_soon",
        "call_soon_threadsafe",
        "do",
        "enqueue",
        "map_async",
        "spawn",
        "start_soon",
        "submit",
    ]
)
# What calls at once what it is handed, or later, with the arguments that follow.
INVOKERS = (
    frozenset(
        [
            "to_thread",
            "run_in_executor",
            "run_sync",
            "apply",
            "call",
            "execute",
            "execute_async",
            "invoke",
            "run",
            "run_async",
            "run_blocking",
            "run_in_thread",
            *(MAPPING | STARRING),
            "run_in_threadpool",
            "sync_to_async",
        ]
    )
    | LATER
)


# What goes on while it runs, or does not wait for it by itself.
BESIDE = LATER | {"run_in_executor", "run_in_threadpool", "sync_to_async", "to_thread"}


@dataclass(frozen=True, slots=True)
class Handed:
    """A method handed over alone: what comes back may call it, or whoever took it."""

    state: State
    frame: Frame
    method: Value
    span: Span


def hand_over(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span, name: str
) -> Value | None:
    """The result of handing a method to something unseen; None if nothing is handed over.

    With further arguments, or to a known invoker, the handing-over call sends. Alone, as a
    keyword or to a known wrapper it may just be wrapped: then the result is the method, and
    only if nothing calls that is the handing-over call one that sends.
    """
    last = name if name in INVOKERS else name.rpartition(".")[2]
    invokes = last in INVOKERS
    wraps = not invokes and any(word in last for word in machine.catalog.wrappers)
    for index, item in enumerate(arguments.positional[:3]):
        rest = arguments.positional[index + 1 :]
        options = bool(keys(machine, arguments.keywords) or rest_of(state, arguments.keywords))
        sends = invokes or (not wraps and bool(rest or arguments.more or options))
        callables = _callables(machine, state, item.value, invokes, sends)
        if not callables:
            continue
        if not sends:
            return _wrapped(machine, state, frame, callables, span)
        inner = Arguments(rest, arguments.more, arguments.keywords, arguments.expr)
        if last in LATER:
            note_later(machine, state, frame, callables, inner, span)
        several = call_each(machine, state, frame, callables, inner, last, span)
        if several is None:
            several = _invoked(machine, state, frame, callables, inner, span, last in BESIDE)
        return pooled(machine, state, frame, several, span) if last in MAKING else several
    for key in keys(machine, arguments.keywords):
        given = state.get(arguments.keywords, key) or ()
        callables = _callables(machine, state, given, False, False)
        if callables:
            return _wrapped(machine, state, frame, callables, span)
    return None


def _invoked(
    machine: Machine,
    state: State,
    frame: Frame,
    callables: Value,
    arguments: Arguments,
    span: Span,
    beside: bool,
) -> Value:
    def run(branch: State) -> Value:
        return apply(machine, branch, frame, callables, arguments, span)

    if not beside:
        return run(state)
    place = frame.module.location(span)
    return run_under_way(machine, state, place, lambda begun: run_beside(machine, begun, run))


def gets_method(machine: Machine, state: State, arguments: Arguments) -> bool:
    """Whether a call is handed a method that sends, so that what it does with it must be seen."""
    given = [item.value for item in arguments.positional]
    given += [state.get(arguments.keywords, k) or () for k in keys(machine, arguments.keywords)]
    return any(_callable(machine, atom, False, True) for value in given for atom, _ in value)


def settle(machine: Machine) -> None:
    """Note a call wherever a method was handed over and nothing seen has called it."""
    for place in list(machine.senders.handed):
        handed = machine.senders.handed[place]
        if place not in machine.senders.invoked:
            state = handed.state.copy()
            unseen = open_arguments(machine)
            apply(machine, state, handed.frame, handed.method, unseen, handed.span)


def _wrapped(machine: Machine, state: State, frame: Frame, method: Value, span: Span) -> Value:
    place = frame.module.location(span)
    machine.senders.handed[place] = Handed(state.copy(), frame, method, span)
    keywords = new_dict(machine, state, place)
    return one(Partial(method, (), keywords))


def _callables(machine: Machine, state: State, value: Value, invokes: bool, sends: bool) -> Value:
    return tuple(
        alt
        for alt in restrict(value, state.condition)
        if _callable(machine, alt.atom, invokes, sends)
    )


def _callable(machine: Machine, atom: Atom, invokes: bool, sends: bool) -> bool:
    """Whether a method that sends is handed over; of an unknown object only if that sends."""
    if isinstance(atom, Member):
        return operation_of(machine, atom) is not None
    if isinstance(atom, Partial):
        return any(_callable(machine, inner, invokes, sends) for inner, _ in atom.function)
    if isinstance(atom, Unknown):
        return sends and atom.near
    return invokes and isinstance(atom, Closure | BoundMethod)
