"""What runs later than it is called: generators, coroutines that are not awaited yet, threads.

It is run where it is called. Where it goes on, it is run again if something that it may read
has changed since.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeAlias

from domicile import ir
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve.arguments import Arguments
from domicile.resolve.bases import bases_of
from domicile.resolve.branches import apart, rejoin
from domicile.resolve.dicts import keys
from domicile.resolve.fields import fields
from domicile.resolve.heap import Key
from domicile.resolve.interpreter import apply, execute
from domicile.resolve.program import KEYED, ClassInfo, Closure, Frame, Machine, ModuleRun
from domicile.resolve.senders import given
from domicile.resolve.state import ITEMS, REST, State, refined
from domicile.resolve.values import (
    Alternative,
    Atom,
    BoundMethod,
    Item,
    Items,
    Partial,
    Ref,
    Unknown,
    Value,
    union,
)

MOST_AGAIN = 5  # runs of one generator; then what has changed may be anything
MOST_WATCHED = 300  # fields that one of them may read
MOST_UNAWAITED = 24

Seen: TypeAlias = dict[Hashable, frozenset[Atom]]


@dataclass(slots=True)
class Deferred:
    """Something that may go on later, and what it could read when it last ran.

    `roots` are what it was given, `frame` is where its other names are looked up.
    """

    again: Callable[[State], None]
    roots: tuple[Value, ...]
    frame: Frame
    names: frozenset[str]
    kept: dict[Key, Value]  # local names of its surroundings, which may be gone by then
    seen: Seen = field(default_factory=dict)
    runs: int = 0
    running: bool = False


def defer(
    machine: Machine,
    state: State,
    frame: Frame,
    names: frozenset[str],
    roots: Iterable[Value],
    again: Callable[[State], None],
) -> Deferred:
    """Note what has just run for the first time and may go on later."""
    around = set(frame.chain) - machine.module_frames - machine.class_frames
    kept = {key: value for key, value in state.store.items() if key[0] in around}
    made = Deferred(again, tuple(roots), frame, names, kept)
    made.seen = _seen(_watched(machine, state, made))
    return made


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

    deferred = defer(machine, state, inner, _free(node, bound), bound.values(), again)
    if not node.is_generator:
        machine.unawaited = [*machine.unawaited[1 - MOST_UNAWAITED :], deferred]
    for atom, _ in value if node.is_generator else ():
        if isinstance(atom, Ref):
            machine.heap.deferred[atom.id] = partial(go_on, machine, deferred)


def note_later(
    machine: Machine,
    state: State,
    frame: Frame,
    target: Value,
    arguments: Arguments,
    span: ir.Span,
) -> Deferred:
    """A function that runs beside what follows, or after it: it has run once where it is handed on.

    At a top level it may run when all the others have.
    """
    roots = given(machine, state, arguments)

    def again(branch: State) -> None:
        apply(machine, branch, frame, target, arguments, span)

    functions = [found for atom, _ in target for found in _closures(atom)]
    names: frozenset[str] = frozenset().union(*map(_read_by, functions))
    around = frame
    if functions:
        where = functions[0]
        around = Frame(machine.new_id(), where.module, (0, *where.chain), where.name)
    deferred = defer(machine, state, around, names, roots, again)
    if machine.writer is None:
        machine.at_end.append(deferred)
    machine.unawaited = [*machine.unawaited[1 - MOST_UNAWAITED :], deferred]
    return deferred


def start(machine: Machine, state: State, thread: Unknown) -> None:
    """A thread is started, if it is one."""
    if thread.symbol in machine.threads:
        go_on(machine, machine.threads[thread.symbol], state)


def note_expression(
    machine: Machine,
    state: State,
    frame: Frame,
    expr: ir.Comprehension,
    value: Value,
    run: Callable[[Machine, State, Frame, ir.Comprehension], Value],
) -> None:
    """A generator expression has been evaluated to `value`, by `run`."""

    def again(branch: State) -> None:
        for atom, _ in run(machine, branch, frame, expr):
            if isinstance(atom, Ref) and isinstance(value[0].atom, Ref):
                for whole, _ in branch.get(atom.id, ITEMS) or ():
                    if isinstance(whole, Items):
                        _add(machine, branch, value[0].atom.id, (*whole.items, *whole.rest))

    names = Names()
    walk([expr], names)
    deferred = defer(machine, state, frame, frozenset(names.reads), (), again)
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
    functions = [c for each in given for a, _ in each for c in _closures(a)]
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
        names = _read_by(where)
    deferred = defer(machine, state, frame, names, given, again)
    machine.heap.deferred[made.id] = partial(go_on, machine, deferred)


def _closures(atom: Atom) -> list[Closure]:
    if isinstance(atom, Partial):
        return [found for inner, _ in atom.function for found in _closures(inner)]
    if isinstance(atom, BoundMethod):
        return [atom.closure]
    return [atom] if isinstance(atom, Closure) else []


def _lists(machine: Machine, given: list[Value]) -> bool:
    atoms = [atom for value in given for atom, _ in value if machine.is_sequence(atom)]
    return any(machine.objects[atom.id].kind != "tuple" for atom in atoms)


def _read_by(closure: Closure) -> frozenset[str]:
    """The names that a function reads from around it."""
    if closure.chunk is not None:
        return closure.chunk.reads
    node = closure.node
    names = Names()
    if isinstance(node, ir.Function):
        walk(node.body, names)
    elif node is not None:
        walk([node.body], names)
    return frozenset(names.reads - names.binds)


def _free(node: ir.Function, bound: dict[Key, Value]) -> frozenset[str]:
    """The names that a function reads from around it."""
    names = Names()
    walk(node.body, names)
    return frozenset(names.reads - names.binds - {str(name) for _, name in bound})


def _add(machine: Machine, state: State, identity: int, more: tuple[Item, ...]) -> None:
    """What a further run of a generator gave may come, too."""
    old = state.get(identity, ITEMS) or ()
    grown = (
        Alternative(Items(a.items, (*a.rest, *(m for m in more if m not in a.rest))), guard)
        for a, guard in old
        if isinstance(a, Items)
    )
    machine.write(state, identity, ITEMS, union(grown))


def go_on(machine: Machine, deferred: Deferred, state: State) -> None:
    """Run it again if what it may read has changed."""
    if deferred.running or state.dead or deferred.runs > MOST_AGAIN:
        return
    now = _watched(machine, state, deferred)
    seen = deferred.seen
    changed = [key for key, value in now.items() if not _seen_all(value, seen.get(key))]
    if not changed:
        return
    deferred.runs += 1
    for key, atoms in _seen(now).items():
        seen[key] = seen.get(key, frozenset()) | atoms
    branch = state.copy()
    for key, value in deferred.kept.items():
        branch.store.setdefault(key, value)
    if deferred.runs > MOST_AGAIN:
        unknown = machine.unknown("changes while a generator is walked")
        for changed_key in changed:
            if isinstance(changed_key, tuple) and isinstance(changed_key[0], int):
                branch.store[changed_key] = union((*now[changed_key], *unknown))
    deferred.running = True
    try:
        deferred.again(branch)
    finally:
        deferred.running = False
    rejoin(machine, state, apart(machine, [state.copy(), branch]))


def go_on_all(machine: Machine, state: State) -> None:
    """What has been called and not been awaited may run now."""
    for deferred in machine.unawaited:
        go_on(machine, deferred, state)


def _seen_all(value: Value, seen: frozenset[Atom] | None) -> bool:
    return seen is not None and all(atom in seen for atom, _ in value)


def _seen(watched: dict[Hashable, Value]) -> Seen:
    return {key: frozenset(atom for atom, _ in value) for key, value in watched.items()}


def _watched(machine: Machine, state: State, deferred: Deferred) -> dict[Hashable, Value]:
    """Every field that can be read from what it was given and from its names."""
    found: dict[Hashable, Value] = {}
    pending = [*deferred.roots]
    for name in sorted(deferred.names):
        value = _named(machine, state, deferred, name)
        if value is not None:
            found[name] = value
            pending.append(value)
    visited: set[int] = set()
    while pending and len(found) < MOST_WATCHED:
        for atom, _ in refined(state, pending.pop()):
            if isinstance(atom, Ref) and atom.id not in visited:
                visited.add(atom.id)
                for field_name, value in _held_by(machine, state, atom):
                    found[atom.id, field_name] = value
                    pending.append(value)
            elif isinstance(atom, Items):
                pending.extend(item.value for item in (*atom.items, *atom.rest))
    return found


def _named(machine: Machine, state: State, deferred: Deferred, name: str) -> Value | None:
    """What a name holds now; None where nothing binds it."""
    from domicile.resolve.modules import global_value

    frame = deferred.frame
    for owner in (frame.outer.get(name, 0), *frame.chain):
        if owner and owner != frame.module.frame:
            value = state.get(owner, name) or deferred.kept.get((owner, name))
            if value:
                return value
    own = state.get(frame.module.frame, name)
    if own:
        return own
    return global_value(machine, frame.module, name) if _is_bound(frame.module, name) else None


def _is_bound(run: ModuleRun, name: str) -> bool:
    """Whether a module's top level gives the name something that may change."""
    return any(run.module.chunks[index].kind == "other" for index in run.binders.of(name))


def _fields(machine: Machine, info: ClassInfo) -> list[Hashable]:
    """The names of what an instance may hold, as far as its class and others set it by name."""
    names: dict[Hashable, None] = dict.fromkeys(name for _, name, _, _ in fields(info))
    names |= dict.fromkeys(name for name, _ in machine.outside.get(info, ()))
    for base in bases_of(info):
        for method in base.methods.values() if isinstance(base, ClassInfo) else ():
            if method.chunk is not None:
                names |= dict.fromkeys(sorted(method.chunk.stores))
    return list(names)


def _held_by(machine: Machine, state: State, atom: Ref) -> list[tuple[Hashable, Value]]:
    """The fields of a dict, list or instance with what they hold; nothing for other objects."""
    info = machine.objects[atom.id]
    names: list[Hashable] = []
    if info.kind in KEYED:
        names = [*keys(machine, atom.id), REST]
    elif machine.is_sequence(atom):
        names = [ITEMS]
    elif info.kind == "instance" and info.owner is not None:
        names = _fields(machine, info.owner)
    return [(name, value) for name in names if (value := state.get(atom.id, name)) is not None]
