"""Calls: whom a call reaches, and running the functions of the tree inline."""

from __future__ import annotations

from domicile import ir
from domicile.ir import Span
from domicile.resolve.domain.atoms import Atom, BoundMethod
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value
from domicile.resolve.functions.asking import may_call_handed
from domicile.resolve.functions.bodies import function_node, run_body
from domicile.resolve.functions.feeding import is_vital, leads_to_call, note_fed, share_for
from domicile.resolve.functions.parameters import bind_parameters
from domicile.resolve.functions.passed_arguments import evaluate_arguments, rows_of_splat
from domicile.resolve.functions.recursion import most_turns, new_to_it, signature_of
from domicile.resolve.functions.remembering import call_key, reads_rebound, recalled, remembers
from domicile.resolve.functions.senders import note_defined
from domicile.resolve.functions.unfollowed import declared, left_to_subclasses, unfollowed
from domicile.resolve.machine.arguments import Arguments, open_arguments
from domicile.resolve.machine.branches import alternatives, each
from domicile.resolve.machine.interpreter import apply, evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import MOST_DEPTH, Closure, Frame
from domicile.resolve.objects.instances import super_of

MOST_RAISES = 4  # ways out of a function by an exception that are told apart


def call(machine: Machine, state: State, frame: Frame, expr: ir.Call) -> Value:
    """The values of a call expression; what it sends is recorded."""
    if isinstance(expr.function, ir.Name) and expr.function.id == "super":
        found = super_of(frame)
        if found is not None:
            return found
    rows = rows_of_splat(machine, state, frame, expr)
    if rows:
        return each(
            machine, state, rows, lambda branch, _: _call_here(machine, branch, frame, expr)
        )
    return _call_here(machine, state, frame, expr)


def _call_here(machine: Machine, state: State, frame: Frame, expr: ir.Call) -> Value:
    function = evaluate(machine, state, frame, expr.function)
    arguments = evaluate_arguments(machine, state, frame, expr)
    if state.dead:
        return ()
    if expr.span in frame.ignored and all(_of_the_tree(atom) for atom, _ in function):
        frame.ignoring = expr.span
    value = apply(machine, state, frame, function, arguments, expr.span)
    frame.ignoring = None
    _forget(state, arguments.keywords)
    return value


def _of_the_tree(atom: Atom) -> bool:
    """Whether a call of it is one of a function of the tree, which keeps nothing of its results."""
    closure = atom.closure if isinstance(atom, BoundMethod) else atom
    return isinstance(closure, Closure) and not remembers(closure)


def call_closure(
    machine: Machine,
    state: State,
    frame: Frame,
    closure: Closure,
    arguments: Arguments,
    receiver: Atom | None,
    span: Span | None,
) -> Value:
    """Run a function of the tree with these arguments and give what it returns.

    `span` is the call in the frame's module; None when nothing in the tree calls it.
    """
    if closure.recoded:
        place = None if span is None else frame.module.location(span)
        return machine.unknown(f"`{closure.name}.__code__` is set", place)
    if remembers(closure) and not arguments.open:
        key = call_key(machine, state, closure, arguments, receiver)
        value = _call(machine, state, frame, closure, arguments, receiver, span)
        value = recalled(machine, state, key, value)
        if reads_rebound(machine, closure):
            place = None if span is None else frame.module.location(span)
            earlier = machine.unknown(f"`{closure.name}()` may give what it gave before", place)
            value = alternatives(machine, [value, earlier])
        return value
    return _call(machine, state, frame, closure, arguments, receiver, span)


def _call(
    machine: Machine,
    state: State,
    frame: Frame,
    closure: Closure,
    arguments: Arguments,
    receiver: Atom | None,
    span: Span | None,
) -> Value:
    if (
        machine.stack.count(closure) > most_turns(machine, state, closure, arguments)
        or len(machine.stack) >= MOST_DEPTH
    ):
        if new_to_it(machine, state, closure, arguments):
            closure.escaped = True
        if closure.chunk is None and closure not in machine.later.reopened:
            # Nobody else runs a function within a function: further calls pass anything.
            machine.later.reopened.add(closure)
            _run(machine, state.copy(), frame, closure, open_arguments(machine), receiver, None)
        why = "calls itself or lies too deep"
        return unfollowed(machine, state, frame, closure, arguments, receiver, span, why)
    vital = span is not None and is_vital(machine, state, frame, arguments)
    if span is not None and left_to_subclasses(closure):
        why = "is left to subclasses that the code does not show"
        return unfollowed(machine, state, frame, closure, arguments, receiver, span, why)
    handed = may_call_handed(machine, state, closure, arguments)
    if span is None or leads_to_call(machine, closure) or (handed and not machine.account.frugal):
        return _run(machine, state, frame, closure, arguments, receiver, span, vital)
    share, account = share_for(machine, state, closure, arguments, vital, handed), machine.account
    if closure.costly < share.steps:
        before, spent, defined = state.copy(), account.spent, len(machine.nested)
        try:
            with (account.feeding if share.beside else account.share_of)(share.steps):
                return _run(machine, state, frame, closure, arguments, receiver, span, share.feeds)
        finally:
            if share.feeds:
                note_fed(machine, closure, account.spent - spent)
        del machine.nested[defined:]  # what it has defined is gone with the state
        state.become(before)
        closure.costly = share.steps
    machine.left_out.add(closure)
    why = "is not followed: the code is too complex"
    return unfollowed(machine, state, frame, closure, arguments, receiver, span, why)


def _run(
    machine: Machine,
    state: State,
    frame: Frame,
    closure: Closure,
    arguments: Arguments,
    receiver: Atom | None,
    span: Span | None,
    feeds: bool = False,
) -> Value:
    place = None if span is None else frame.module.location(span)
    # What an inner function calls may be of the outer one, and have no name that tells of a call.
    inside = len(closure.chain) > 1
    needs_result = span is not None and (inside or span != frame.ignoring)
    node = function_node(closure)
    machine.account.step()
    closure.runs += 1
    machine.followed.append(closure)
    identity = machine.new_id()
    inner = Frame(
        identity,
        closure.module,
        (identity, *closure.chain),
        closure.name,
        closure,
        closure.owner,
        receiver or _passed_on(machine, closure, arguments),
        loop_start=frame.loop_start,
        feeds=feeds,
    )
    machine.stack.append(closure)
    machine.passed.append(signature_of(state, machine, arguments))
    outer_sites = machine.call_sites
    machine.call_sites = [] if place is None else [*outer_sites, place]
    try:
        bind_parameters(machine, state, inner, closure, node.parameters, arguments, receiver)
        value = run_body(machine, state, inner, node, needs_result)
    finally:
        machine.stack.pop()
        machine.passed.pop()
        machine.call_sites = outer_sites
    frame.raises.extend(inner.raises[: MOST_RAISES - len(frame.raises)])
    # What goes on later keeps the frame, for its names.
    inner.returns, inner.raises, inner.suspended = [], [], []
    if inner.nested:
        note_defined(machine, state, inner, closure, arguments)
    if not inner.nested:
        _forget(state, identity)
    if place is not None and not needs_result:
        return machine.unknown("a result that does not matter", place)
    return declared(machine, state, closure, value)


def _passed_on(machine: Machine, closure: Closure, arguments: Arguments) -> Atom | None:
    """The instance that a decorator's wrapper hands a method as its first argument."""
    first = arguments.positional[0].value if arguments.positional else ()
    if closure.owner is None or len(first) != 1 or machine.class_of(first[0].atom) is None:
        return None
    return first[0].atom


def _forget(state: State, identity: int) -> None:
    """Drop the fields of a frame or of arguments that nothing refers to any more."""
    for key in [key for key in state.store if key[0] == identity]:
        del state.store[key]
