"""Functions that remember what they gave (`@cache`, `cached_property`), classes with one instance.

Whoever calls gets the same object again, so that what one caller changes shows to the next.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from domicile import ir
from domicile.chunks import Chunk
from domicile.resolve.builtin_types.dicts import dict_get, keys
from domicile.resolve.domain.atoms import Atom, Const, EnumMember, Items, Ref, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Alternative, Value, one, unguarded, union
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.keeping import REMEMBERING
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, ModuleRun
from domicile.resolve.modules.top_levels import sets_by_name
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.objects.fields import fields
from domicile.resolve.objects.instances import new_instance

DEPTH = 4  # of objects within objects that are told apart
_PLAIN = (Const, EnumMember)


def remembers(closure: Closure) -> bool:
    """Whether a function is decorated with something that keeps its results."""
    if closure.remembers is None:
        closure.remembers = not REMEMBERING.isdisjoint(_decorators(closure))
    return closure.remembers


def reads_rebound(machine: Machine, closure: Closure) -> bool:
    """Whether it reads a name that the top level of its module binds or changes several times."""
    run = closure.module
    names = closure.chunk.reads if closure.chunk is not None else frozenset()
    chunks = run.module.chunks
    return any(
        sum(
            chunks[index].kind == "other" and not _only_calls(machine, run, name, chunks[index])
            for index in run.binders.of(name)
        )
        > 1
        for name in names
    )


def _only_calls(machine: Machine, run: ModuleRun, name: str, chunk: Chunk) -> bool:
    """Whether a statement calls something of a package from elsewhere and sets nothing of it.

    `os` and `sys` hold what anybody may set by their functions.
    """
    imports = [c.imports for c in run.module.chunks if c.kind == "import" and name in c.binds]
    return (
        bool(imports)
        and name not in chunk.binds | chunk.hands
        and not chunk.stores
        and not sets_by_name(chunk)
        and not any(
            module.partition(".")[0] in ("os", "sys", "builtins")
            or machine.project.find(run.path, module, level)
            for found in imports
            for module, level, _ in found
        )
    )


def _decorators(closure: Closure) -> Iterator[str]:
    if closure.chunk is not None:
        yield from (dotted.rpartition(".")[2] for dotted in closure.chunk.decorators)
    elif isinstance(closure.node, ir.Function):
        for decorator in closure.node.decorators:
            function = decorator.function if isinstance(decorator, ir.Call) else decorator
            yield getattr(function, "id", getattr(function, "name", ""))


def call_key(
    machine: Machine, state: State, closure: Closure, arguments: Arguments, receiver: Atom | None
) -> Hashable:
    """What tells a call from others: the function, on what it is called, and its arguments.

    All values that the code does not show are taken for the same.
    """
    given = arguments.keywords
    named = ((key, dict_get(state, given, key)) for key in keys(machine, given))
    return (
        closure,
        receiver,
        tuple(_told(machine, state, item.value) for item in arguments.positional),
        tuple((key, _told(machine, state, value)) for key, value in named),
    )


def _told(machine: Machine, state: State, value: Value, depth: int = DEPTH) -> frozenset[Hashable]:
    """What tells a value from others: constants, and records by what is in their fields."""
    return frozenset(_told_atom(machine, state, atom, depth) for atom, _ in value)


def _told_atom(machine: Machine, state: State, atom: Atom, depth: int) -> Hashable:
    if isinstance(atom, _PLAIN):
        return atom
    info = machine.class_of(atom)
    if info is None or not isinstance(atom, Ref) or not depth:
        return "?"
    held = ((name, state.get(atom.id, name) or ()) for _, name, _, _ in fields(info))
    told = tuple((name, _told(machine, state, value, depth - 1)) for name, value in held)
    return (info, told) if told else "?"


def recalled(machine: Machine, state: State, key: Hashable, value: Value) -> Value:
    """What a call gives: `value` the first time, and then the objects it gave before."""
    machine.made_anew -= {atom.symbol for atom, _ in value if isinstance(atom, Unknown)}
    known = machine.remembered.get(key, ())
    kept = _counterparts(machine, known)
    given: list[Alternative] = []
    for atom, guard in value:
        old = kept.get(_shape(machine, atom))
        if isinstance(atom, Ref) and old is not None:
            _grow(machine, state, old, atom.id, DEPTH)
            atom = Ref(old)
        elif isinstance(atom, Ref):
            _publish(machine, state, one(atom))
        given.append(Alternative(atom, guard))
    return _either(machine, key, known, tuple(given))


def _either(machine: Machine, key: Hashable, known: Value, value: Value) -> Value:
    """What a further call gives: what the first one gave, which may be what this one gives."""
    before = {atom for atom, _ in known if not isinstance(atom, Unknown)}
    now = {atom for atom, _ in value if not isinstance(atom, Unknown)}
    if not known or before <= now:
        machine.remembered[key] = value
        return value
    machine.remembered[key] = unguarded(union((*known, *value)))
    return machine.remembered[key]


def only_instance(machine: Machine, state: State, info: ClassInfo) -> int | None:
    """The instance that every `Class(...)` gives, as far as the code tells; None: a new one.

    Where a class says itself how its objects come to be, it may always be the same one.
    """
    if not any(isinstance(base, ClassInfo) and _makes_its_own(base) for base in bases_of(info)):
        return None
    if info.only is None:
        info.only = new_instance(machine, state, info)
        machine.heap.owners.add(info.only)
        _publish(machine, state, one(Ref(info.only)))
    return info.only


def _makes_its_own(info: ClassInfo) -> bool:
    """Whether a class, or its metaclass, decides what calling it gives."""
    return "__new__" in info.methods or any(
        isinstance(base, ClassInfo) and "__call__" in base.methods
        for metaclass in info.metaclasses
        for base in (bases_of(metaclass) if isinstance(metaclass, ClassInfo) else ())
    )


def _publish(machine: Machine, state: State, value: Value) -> None:
    """Let everybody see the objects of a value; from now on they are read as others leave them."""
    for identity in _reachable(machine, state, value):
        for key in [key for key in state.store if key[0] == identity]:
            held = state.store.pop(key)
            machine.given[key] = {atom for atom, _ in held}
            machine.heap.publish(key, held)


def _reachable(machine: Machine, state: State, value: Value) -> list[int]:
    found: dict[int, None] = {}
    pending = [value]
    while pending:
        for atom, _ in pending.pop():
            if isinstance(atom, Ref) and atom.id not in found:
                found[atom.id] = None
                pending += (held for (owner, _), held in state.store.items() if owner == atom.id)
            elif isinstance(atom, Items):
                pending += (item.value for item in (*atom.items, *atom.rest))
    return list(found)


def _counterparts(machine: Machine, known: Value) -> dict[Hashable, int]:
    """The objects of a value by what another run of the same function makes in their place."""
    return {_shape(machine, atom): atom.id for atom, _ in known if isinstance(atom, Ref)}


def _shape(machine: Machine, atom: Atom) -> Hashable:
    if not isinstance(atom, Ref):
        return None
    info = machine.objects[atom.id]
    return info.kind, info.location, info.owner, info.client


def _grow(machine: Machine, state: State, old: int, new: int, depth: int) -> None:
    """What a further run put into an object of its own may be in the one that is kept."""
    if old == new:
        return
    for (owner, name), held in list(state.store.items()):
        if owner != new:
            continue
        kept = _counterparts(machine, state.get(old, name) or ())
        given = machine.given.setdefault((old, name), set())
        fresh: list[Alternative] = []
        for alt in held:
            inner = kept.get(_shape(machine, alt.atom)) if depth else None
            if isinstance(alt.atom, Ref) and inner is not None:
                _grow(machine, state, inner, alt.atom.id, depth - 1)
            elif alt.atom not in given:
                fresh.append(alt)
        given |= {alt.atom for alt in fresh}
        if name not in machine.keys.get(old, {name: None}):
            machine.keys[old][name] = None
        if fresh:
            machine.share_as(("remembered", old), (old, name), unguarded(tuple(fresh)))
