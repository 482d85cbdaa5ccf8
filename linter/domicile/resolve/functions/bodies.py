"""Bodies of functions: their code, which of their statements matter, and running those."""

from __future__ import annotations

from dataclasses import replace

from domicile import ir
from domicile.resolve.builtin_types.sequences import new_list
from domicile.resolve.domain.atoms import Ref
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value
from domicile.resolve.functions.concurrency import run_beside
from domicile.resolve.functions.generators import note_function
from domicile.resolve.functions.senders import sending_around
from domicile.resolve.functions.under_way import run_under_way
from domicile.resolve.machine.branches import apart, merge, rejoin
from domicile.resolve.machine.interpreter import evaluate, execute
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame, ModuleRun
from domicile.resolve.modules.top_levels import changers, head, lowered, objects
from domicile.resolve.relevance.harmless import changing_in, harmless_on
from domicile.resolve.relevance.leading import Leading
from domicile.resolve.relevance.purposes import Slice
from domicile.resolve.relevance.slicing import relevant

LOCAL_NAMES = frozenset({"locals", "vars"})


def function_node(closure: Closure) -> ir.Function | ir.Lambda:
    """The closure's code, lowered when first needed."""
    if closure.node is None:
        assert closure.chunk is not None  # a closure has a node or a chunk
        node = lowered(closure.module, closure.chunk)[0]
        assert isinstance(node, ir.Function)
        closure.node = node
    return closure.node


def function_head(closure: Closure) -> ir.Function | ir.Lambda:
    """What a closure's `def` says: parameters, decorators; its body may be left out."""
    if closure.node is not None:
        return closure.node
    assert closure.chunk is not None  # a closure has a node or a chunk
    node = head(closure.module, closure.chunk)
    assert isinstance(node, ir.Function)
    return node


def _slice(
    machine: Machine, state: State, inner: Frame, node: ir.Function, needs_result: bool
) -> Slice:
    """The statements of a function that matter to calls and, if it is asked for, to its result."""
    closure = inner.closure
    chunk = None if closure is None else closure.chunk
    making = machine.wanted_classes & chunk.reads if chunk is not None else frozenset()
    called = bool(machine.call_sites)
    around = () if closure is None else sending_around(machine, state, closure)
    key = (id(node), needs_result, called, frozenset(making), around)
    if key not in machine.slices:
        leading = _leading(machine, inner.module)
        if making or around:
            more = {*making, *around}
            leading = replace(leading, words=leading.words | more, weak=leading.weak - more)
        parameters = frozenset(parameter.name for parameter in node.parameters)
        harmless = None if closure is None else harmless_on(machine, closure, node, leading)
        machine.slices[key] = relevant(
            node.body,
            parameters,
            leading,
            machine.catalog.unread,
            needs_result,
            harmless,
            changing_in(machine, inner.module),
            called,
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


def run_body(
    machine: Machine,
    state: State,
    inner: Frame,
    node: ir.Function | ir.Lambda,
    needs_result: bool,
) -> Value:
    """What the code of a function gives, run in a frame in which its parameters are bound."""
    from domicile.resolve.library.mocking import is_patched, patched

    if isinstance(node, ir.Lambda):
        return evaluate(machine, state, inner, node.body)
    if inner.closure is not None and is_patched(inner.closure):
        outer = replace(
            inner,
            chain=inner.chain[1:],
            slice=None,
            quiet=frozenset(),
            ignored=frozenset(),
            making=frozenset(),
        )
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
    from domicile.resolve.syntax.paused import suspend

    later = node.is_generator or (node.is_async and not _is_awaited(machine))
    if not _asks_for_all(inner.closure):
        # What only unseen code walks on gives its elements to nobody who is seen.
        found = _slice(
            machine, state, inner, node, needs_result or (later and bool(machine.call_sites))
        )
        inner.slice, inner.quiet, inner.ignored = found[:3]
        inner.making = found.sent | found.given if inner.feeds else found.sent
    if not later:
        return _executed(machine, state, inner, node)
    before = state.copy()
    if node.is_generator:
        value = _executed(machine, state, inner, node)
    else:  # whoever does not await it goes on
        value = run_under_way(
            machine,
            state,
            machine.call_sites[-1] if machine.call_sites else None,
            lambda begun: run_beside(
                machine, begun, lambda branch: _executed(machine, branch, inner, node)
            ),
            inner.id,
        )
    if node.is_generator:
        if state.dead:  # it never ends, or fails; whoever made it goes on
            rejoin(machine, state, apart(machine, [before.copy(), *inner.suspended]))
        returned = value
        value = new_list(machine, state, (), tuple(inner.yields), "generator")
        machine.later.returned.update((a.id, returned) for a, _ in value if isinstance(a, Ref))
        suspend(machine, state, before, inner, value)
    note_function(machine, state, before, inner, node, value)
    return value


def _executed(machine: Machine, state: State, inner: Frame, node: ir.Function) -> Value:
    execute(machine, state, inner, node.body)
    if not state.dead:
        inner.returns.append((state.copy(), NONE))
    return merge(machine, state, inner.returns)


def _is_awaited(machine: Machine) -> bool:
    """Whether the call that runs now is awaited as it is made, or made by unseen code."""
    return not machine.call_sites or machine.call_sites[-1] == machine.later.awaiting
