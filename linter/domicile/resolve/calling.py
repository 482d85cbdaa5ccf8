"""Calls: whom a call reaches, and running the functions of the tree inline."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import partial

from domicile import ir
from domicile.ir import Span
from domicile.resolve.arguments import (
    Arguments,
    bind_parameters,
    evaluate_arguments,
    open_arguments,
)
from domicile.resolve.bases import class_sends
from domicile.resolve.branches import alternatives, apart, merge, rejoin
from domicile.resolve.declared_clients import hidden, is_client_name, with_declared
from domicile.resolve.deferred import note_function
from domicile.resolve.dicts import dict_get, keys
from domicile.resolve.escaping import open_dicts
from domicile.resolve.handing import gets_method, hand_over
from domicile.resolve.harmless import closure_is_harmless, harmless_on
from domicile.resolve.instances import open_fields, super_of
from domicile.resolve.interpreter import apply, evaluate, execute
from domicile.resolve.program import MOST_DEPTH, Closure, Frame, Machine, ModuleRun
from domicile.resolve.remembering import call_key, reads_rebound, recalled, remembers
from domicile.resolve.senders import defines_senders, given
from domicile.resolve.sequences import new_list
from domicile.resolve.slicing import Leading, relevant
from domicile.resolve.state import State
from domicile.resolve.top_levels import changers, lowered, objects
from domicile.resolve.values import NONE, Atom, Const, Ref, Unknown, Value

ASIDE_STEPS = 400  # for a function that cannot lead to a call, with all it calls
FEEDING_STEPS = 2_000  # the same for one that makes what a call sends, or whom it is sent with
MOST_FED_BY_ONE = 2_500  # spent on one function so; after that it counts as any other
LOCAL_NAMES = frozenset({"locals", "vars"})
MOST_RAISES = 4  # ways out of a function by an exception that are told apart


def call(machine: Machine, state: State, frame: Frame, expr: ir.Call) -> Value:
    """The values of a call expression; what it sends is recorded."""
    if isinstance(expr.function, ir.Name) and expr.function.id == "super":
        found = super_of(frame)
        if found is not None:
            return found
    function = evaluate(machine, state, frame, expr.function)
    arguments = evaluate_arguments(machine, state, frame, expr)
    if state.dead:
        return ()
    value = apply(machine, state, frame, function, arguments, expr.span)
    _forget(state, arguments.keywords)
    return value


def function_node(closure: Closure) -> ir.Function | ir.Lambda:
    """The closure's code, lowered when first needed."""
    if closure.node is None:
        assert closure.chunk is not None  # a closure has a node or a chunk
        node = lowered(closure.module, closure.chunk)[0]
        assert isinstance(node, ir.Function)
        closure.node = node
    return closure.node


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
    if remembers(closure) and not arguments.open:
        key = call_key(machine, state, closure, arguments, receiver)
        value = _call(machine, state, frame, closure, arguments, receiver, span)
        value = recalled(machine, state, key, value)
        if reads_rebound(closure):
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
        machine.stack.count(closure) > _turns(closure, arguments)
        or len(machine.stack) >= MOST_DEPTH
    ):
        if _new_to_it(machine, state, closure, arguments):
            closure.escaped = True
        if closure.chunk is None and closure not in machine.reopened:
            # Nobody else runs a function within a function: further calls pass anything.
            machine.reopened.add(closure)
            _run(machine, state.copy(), frame, closure, open_arguments(machine), receiver, None)
        why = "calls itself or lies too deep"
        return _unfollowed(machine, state, frame, closure, arguments, receiver, span, why)
    if span is None or _leads(machine, closure) or gets_method(machine, state, arguments):
        return _run(machine, state, frame, closure, arguments, receiver, span)
    feeds = _feeds(machine, state, closure, arguments)
    share = FEEDING_STEPS if feeds else ASIDE_STEPS
    if not machine.account.tired and closure.costly < share:
        before, spent = state.copy(), machine.account.spent
        try:
            with machine.account.feeding(share) if feeds else machine.account.share_of(share):
                return _run(machine, state, frame, closure, arguments, receiver, span)
        finally:
            closure.fed += machine.account.spent - spent if feeds else 0
        state.become(before)
        closure.costly = share
    why = "is not followed: the code is too complex"
    return _unfollowed(machine, state, frame, closure, arguments, receiver, span, why)


def _turns(closure: Closure, arguments: Arguments) -> int:
    """How often a function may stand on the stack already: more often where it counts its turns."""
    counts = closure.chunk is None and any(
        _is_number(atom) for item in arguments.positional for atom, _ in item.value
    )
    return 2 if counts else 1


def _signature(state: State, machine: Machine, arguments: Arguments) -> dict[Hashable, set[Atom]]:
    """What a call passes by position and by name, without what cannot be sent as it is."""
    given: dict[Hashable, Value] = {
        index: item.value for index, item in enumerate(arguments.positional)
    }
    given |= {
        key: dict_get(state, arguments.keywords, key) for key in keys(machine, arguments.keywords)
    }
    given[None] = arguments.more or ()
    return {key: {a for a, _ in value if not _is_number(a)} for key, value in given.items()}


def _is_number(atom: Atom) -> bool:
    return isinstance(atom, Const) and isinstance(atom.value, int | float | None)


def _new_to_it(machine: Machine, state: State, closure: Closure, arguments: Arguments) -> bool:
    """Whether a call that is not followed passes what no call of the function on the stack did."""
    known: dict[Hashable, set[Atom]] = {}
    for running, passed in zip(machine.stack, machine.passed, strict=True):
        if running is closure:
            for key, atoms in passed.items():
                known[key] = known.get(key, set()) | atoms
    here = _signature(state, machine, arguments)
    return any(not atoms <= known.get(key, set()) for key, atoms in here.items())


def _unfollowed(
    machine: Machine,
    state: State,
    frame: Frame,
    closure: Closure,
    arguments: Arguments,
    receiver: Atom | None,
    span: Span | None,
    why: str,
) -> Value:
    """What is known after a function that is not run: it may have changed what it got."""
    place = None if span is None else frame.module.location(span)
    if span is not None and gets_method(machine, state, arguments):
        hand_over(machine, state, frame, arguments, span, closure.name)
    chunk = closure.chunk
    again = chunk is not None and not chunk.mutates and not chunk.stores
    if not (again and machine.stack.count(closure)) and not closure_is_harmless(machine, closure):
        text = f"`{closure.name}()` may have changed it"
        open_dicts(machine, state, arguments, text)
        handed = [atom for item in arguments.positional for atom, _ in item.value]
        for atom in handed if receiver is None else [receiver, *handed]:
            open_fields(machine, state, atom, text)
    return _declared(machine, state, closure, machine.unknown(f"`{closure.name}()` {why}", place))


def _declared(machine: Machine, state: State, closure: Closure, value: Value) -> Value:
    """What a function gives, and the clients that it declares to give where that is hidden."""
    if not hidden(machine, value):
        return value
    if closure.node is None and closure.chunk is not None:
        words = closure.chunk.reads | closure.chunk.attributes | closure.chunk.strings
        if not any(map(partial(is_client_name, machine), words)):
            return value
    node = function_node(closure)
    if not isinstance(node, ir.Function) or node.is_generator:
        return value
    frame = Frame(machine.new_id(), closure.module, closure.chain, closure.name)
    return with_declared(machine, state, frame, node.returns, value)


def _run(
    machine: Machine,
    state: State,
    frame: Frame,
    closure: Closure,
    arguments: Arguments,
    receiver: Atom | None,
    span: Span | None,
) -> Value:
    place = None if span is None else frame.module.location(span)
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
    )
    machine.stack.append(closure)
    machine.passed.append(_signature(state, machine, arguments))
    outer_sites = machine.call_sites
    machine.call_sites = [] if place is None else [*outer_sites, place]
    try:
        bind_parameters(machine, state, inner, closure, node.parameters, arguments, receiver)
        value = _run_body(machine, state, inner, node, span is not None)
    finally:
        machine.stack.pop()
        machine.passed.pop()
        machine.call_sites = outer_sites
    frame.raises.extend(inner.raises[: MOST_RAISES - len(frame.raises)])
    if inner.nested and defines_senders(machine, state, closure, arguments):
        machine.nested.extend((nested, inner) for nested in inner.nested)
    if not inner.nested:
        _forget(state, identity)
    return _declared(machine, state, closure, value)


def _passed_on(machine: Machine, closure: Closure, arguments: Arguments) -> Atom | None:
    """The instance that a decorator's wrapper hands a method as its first argument."""
    first = arguments.positional[0].value if arguments.positional else ()
    if closure.owner is None or len(first) != 1 or machine.class_of(first[0].atom) is None:
        return None
    return first[0].atom


def _slice(machine: Machine, inner: Frame, node: ir.Function, needs_result: bool) -> frozenset[int]:
    """The statements of a function that matter to calls and, if it is asked for, to its result."""
    key = (id(node), needs_result)
    if key not in machine.slices:
        leading = _leading(machine, inner.module)
        parameters = frozenset(parameter.name for parameter in node.parameters)
        closure = inner.closure
        harmless = None if closure is None else harmless_on(machine, closure, node, leading)
        machine.slices[key] = relevant(
            node.body, parameters, leading, machine.catalog.unread, needs_result, harmless
        )
    return machine.slices[key]


def _leading(machine: Machine, run: ModuleRun) -> Leading:
    """What leads to calls in a module, or changes its globals; made once, since it may be large."""
    words, changing = machine.leading_words(run.path), changers(machine, run)
    shared = objects(machine, run)
    known = machine.leading_known.get(run.path)
    now = (words, changing, shared)
    if known is None or any(a is not b for a, b in zip(known[:3], now, strict=True)):
        leading = machine.leading_names(run.path)
        leading = replace(
            leading, words=words if changing <= words else words | changing, objects=shared
        )
        machine.leading_known[run.path] = known = (*now, leading)
    return known[-1]


def _leads(machine: Machine, closure: Closure) -> bool:
    """Whether a function leads to a call that depends on its callers, as far as names tell."""
    chunk = closure.chunk
    if chunk is None or id(chunk) in machine.spelled:
        return True
    return id(chunk) in machine.warm and chunk.mentions(machine.demanded)


def _feeds(machine: Machine, state: State, closure: Closure, arguments: Arguments) -> bool:
    """Whether a function makes an object that sends, or is called on the way to a call.

    What is handed an answer of the API comes after the call.
    """
    if closure.name == "__init__" and closure.owner is not None:
        return class_sends(machine, closure.owner)
    above = machine.stack[-1].chunk if machine.stack else None
    if above is None or id(above) not in machine.spelled:
        return False
    if closure.fed >= MOST_FED_BY_ONE and not _makes_client(machine, closure):
        return False
    return not any(
        isinstance(atom, Unknown) and atom.foreign == machine.catalog.package
        for value in given(machine, state, arguments)
        for atom, _ in value
    )


def _makes_client(machine: Machine, closure: Closure) -> bool:
    """Whether a function names a client's class: what it gives decides the platform."""
    chunk = closure.chunk
    return chunk is not None and any(
        not machine.catalog.clients.keys().isdisjoint(names)
        for names in (chunk.reads, chunk.attributes)
    )


def _run_body(
    machine: Machine,
    state: State,
    inner: Frame,
    node: ir.Function | ir.Lambda,
    needs_result: bool,
) -> Value:
    from domicile.resolve.mocking import is_patched, patched

    if isinstance(node, ir.Lambda):
        return evaluate(machine, state, inner, node.body)
    if inner.closure is not None and is_patched(inner.closure):
        outer = replace(inner, chain=inner.chain[1:], slice=None)
        with patched(machine, state, outer, node):
            return _run_block(machine, state, inner, node, needs_result)
    return _run_block(machine, state, inner, node, needs_result)


def _asks_for_all(closure: Closure | None) -> bool:
    """Whether a function may read all its names at once."""
    chunk = None if closure is None else closure.chunk
    return chunk is not None and not LOCAL_NAMES.isdisjoint(chunk.reads)


def _run_block(
    machine: Machine, state: State, inner: Frame, node: ir.Function, needs_result: bool
) -> Value:
    from domicile.resolve.contexts import suspend

    if not _asks_for_all(inner.closure):
        inner.slice = _slice(machine, inner, node, needs_result)
    later = node.is_generator or (node.is_async and not machine.is_awaited)
    before = state.copy() if later else None
    execute(machine, state, inner, node.body)
    if not state.dead:
        inner.returns.append((state.copy(), NONE))
    value = merge(machine, state, inner.returns)
    if before is None or (state.dead and not node.is_generator):
        return value
    if node.is_generator:
        if state.dead:  # it never ends, or fails; whoever made it goes on
            rejoin(machine, state, apart(machine, [before.copy(), *inner.suspended]))
        returned = value
        value = new_list(machine, state, (), tuple(inner.yields), "generator")
        machine.returned.update((a.id, returned) for a, _ in value if isinstance(a, Ref))
        suspend(machine, state, before, inner, value)
    note_function(machine, state, before, inner, node, value)
    return value


def _forget(state: State, identity: int) -> None:
    """Drop the fields of a frame or of arguments that nothing refers to any more."""
    for key in [key for key in state.store if key[0] == identity]:
        del state.store[key]
