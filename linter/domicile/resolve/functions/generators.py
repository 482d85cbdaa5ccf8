"""Generators, `map(...)` and its like, coroutines: what they run again when they go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from domicile import ir
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve.domain.atoms import Item, Items, Ref
from domicile.resolve.domain.state import ITEMS, State
from domicile.resolve.domain.values import Alternative, Value, union
from domicile.resolve.functions.deferred import MOST_UNAWAITED, defer, go_on
from domicile.resolve.functions.free_names import closures_of, free_names, read_by
from domicile.resolve.machine.branches import rejoin
from domicile.resolve.machine.interpreter import execute
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame


def note_function(
    machine: Machine, state: State, before: State, inner: Frame, node: ir.Function, value: Value
) -> None:
    """A generator function, or a coroutine that is not awaited at once, has been called.

    `before` is the state in which its parameters were bound, `value` what it gave.
    """
    bound = {key: held for key, held in before.store.items() if key[0] == inner.id}
    closure = inner.closure
    assert closure is not None  # a function runs

    def again(branch: State) -> None:
        frame = replace(
            inner,
            returns=[],
            raises=[],
            breaks=[],
            continues=[],
            yields=[],
            nested=[],
            suspended=[],
        )
        branch.store.update(bound)
        machine.stack.append(closure)
        machine.passed.append({})
        try:
            execute(machine, branch, frame, node.body)
        finally:
            machine.stack.pop()
            machine.passed.pop()
        rejoin(machine, branch, [branch.copy(), *(left for left, _ in frame.returns)])
        for atom, _ in value if node.is_generator else ():
            if isinstance(atom, Ref):
                _add(machine, branch, atom.id, tuple(frame.yields))

    deferred = defer(machine, state, inner, free_names(node, bound), bound.values(), again)
    if not node.is_generator:
        machine.later.unawaited = [*machine.later.unawaited[1 - MOST_UNAWAITED :], deferred]
    for atom, _ in value if node.is_generator else ():
        if isinstance(atom, Ref):
            machine.heap.deferred[atom.id] = partial(go_on, machine, deferred)


def note_expression(
    machine: Machine,
    state: State,
    frame: Frame,
    expr: ir.Comprehension,
    value: Value,
    first: Value,
    run: Callable[[State], Value],
) -> None:
    """A generator expression over `first` has been evaluated to `value`, by `run`."""

    def again(branch: State) -> None:
        for atom, _ in run(branch):
            if isinstance(atom, Ref) and isinstance(value[0].atom, Ref):
                for whole, _ in branch.get(atom.id, ITEMS) or ():
                    if isinstance(whole, Items):
                        _add(machine, branch, value[0].atom.id, (*whole.items, *whole.rest))

    names = Names()
    walk([expr], names)
    deferred = defer(machine, state, frame, frozenset(names.reads), (first,), again)
    for atom, _ in value:
        if isinstance(atom, Ref):
            machine.heap.deferred[atom.id] = partial(go_on, machine, deferred)


def note_walk(
    machine: Machine,
    state: State,
    frame: Frame,
    given: list[Value],
    value: Value,
    run: Callable[[State], Value],
) -> None:
    """`map(function, items)` and its like have been evaluated to `value`, by `run`.

    The function runs, and the items are taken, when the result is walked.
    """
    functions = [c for each in given for a, _ in each for c in closures_of(a)]
    made = value[0].atom if len(value) == 1 else None
    if not isinstance(made, Ref) or not (functions or _lists(machine, given)):
        return

    def again(branch: State) -> None:
        for atom, _ in run(branch):
            for whole, _ in branch.get(atom.id, ITEMS) or () if isinstance(atom, Ref) else ():
                if isinstance(whole, Items):
                    _add(machine, branch, made.id, whole.every)

    where = functions[0] if functions else None
    names: frozenset[str] = frozenset()
    if where is not None:
        frame = Frame(machine.new_id(), where.module, (0, *where.chain), where.name)
        names = read_by(where)
    deferred = defer(machine, state, frame, names, given, again)
    machine.heap.deferred[made.id] = partial(go_on, machine, deferred)


def _lists(machine: Machine, given: list[Value]) -> bool:
    atoms = [atom for value in given for atom, _ in value if machine.is_sequence(atom)]
    return any(machine.objects[atom.id].kind != "tuple" for atom in atoms)


def _add(machine: Machine, state: State, identity: int, more: tuple[Item, ...]) -> None:
    """What a further run of a generator gave may come, too."""
    old = state.get(identity, ITEMS) or ()
    grown = (
        Alternative(Items(a.items, (*a.rest, *(m for m in more if m not in a.rest))), guard)
        for a, guard in old
        if isinstance(a, Items)
    )
    machine.write(state, identity, ITEMS, union(grown))
