"""Objects of private classes that shown calls make: if nobody else makes any, these are all."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Set
from itertools import product

from domicile.calls import Location
from domicile.resolve.domain.atoms import Atom, Const, EnumMember, Member, Ref, Unknown
from domicile.resolve.domain.guards import TRUE, Guard, both
from domicile.resolve.domain.heap import Making
from domicile.resolve.domain.state import State, settled
from domicile.resolve.domain.values import Value, one, union
from domicile.resolve.machine.ledgers import Shown
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo
from domicile.resolve.objects.instances import publish_object

MOST_WAYS = 24  # in which one call may make its object
MOST_SHOWN = 48  # objects of a class


def note_shown(
    machine: Machine, state: State, info: ClassInfo, held: list[tuple[str, Value]]
) -> None:
    """Keep an object that a constructor has just made, field by field and way by way."""
    known = machine.classes.shown.setdefault(info, {})
    ways = list(_ways([(name, settled(state, value)) for name, value in held]))
    if known is None or len(ways) > MOST_WAYS or len(known) > MOST_SHOWN:
        machine.classes.shown[info] = None
        return
    opening, stack = machine.classes.opening, machine.stack
    by = opening[-1] if opening else stack[0] if stack else None
    for way in ways:
        constants = {n: _constants(state, atom) for n, atom in way.items()}
        key = by, machine.callers(), tuple((n, told) for n, told in constants.items() if told)
        shown = known.setdefault(key, Shown(by))
        for name, atom in way.items():
            shown.fields[name] = union((*shown.fields.get(name, ()), *one(atom)))
            identity = _object(atom)
            if identity is not None:
                publish_object(machine, state, identity)
        shown.origins.update(_origins(machine, state, way.values()))


def _constants(state: State, atom: Atom) -> Hashable:
    """The constant that a field holds, or those of the object in it: a run makes others again."""
    if isinstance(atom, Const | EnumMember):
        return atom
    if not isinstance(atom, Ref):
        return None
    own = [(str(key[1]), v) for key, v in state.store.items() if key[0] == atom.id]
    if not own:  # one that is set up for all to see is there once
        return atom if atom.id in state.heap.owners else None
    plain = {name: v[0].atom for name, v in own if len(v) == 1}
    return tuple([(n, a) for n in sorted(plain) if isinstance(a := plain[n], Const | EnumMember)])


def _ways(held: list[tuple[str, Value]]) -> Iterator[dict[str, Atom]]:
    """What the fields hold together."""
    rows: list[tuple[Guard, dict[str, Atom]]] = [(TRUE, {})]
    for name, value in held:
        if value:
            rows = [
                (met, {**row, name: atom})
                for (guard, row), (atom, when) in product(rows, value)
                if (met := both(guard, when)) is not None
            ]
        if len(rows) > MOST_WAYS:
            break
    return (row for _, row in rows)


def _object(atom: Atom) -> int | None:
    if isinstance(atom, Ref):
        return atom.id
    return atom.owner if isinstance(atom, Member) else None


def _origins(machine: Machine, state: State, atoms: Iterable[Atom]) -> set[Location]:
    """Where what is not known of these, and in the objects that they hold, comes from."""
    pending, seen = list(atoms), set[int]()
    found: set[Location] = set()
    while pending:
        atom = pending.pop()
        if isinstance(atom, Unknown):
            found.update(reason.location for reason in atom.reasons if reason.location)
        identity = _object(atom)
        if identity is not None and identity not in seen:
            seen.add(identity)
            for key, value in state.store.items():
                if key[0] == identity:
                    pending += [inner for inner, _ in value]
    return found


def close(machine: Machine, infos: Iterable[ClassInfo], left: Set[Hashable]) -> None:
    """Let any object of these classes be one that is shown, but for those made by `left`."""
    heap = machine.heap
    for info in infos:
        instance = info.instance
        if instance is None:
            continue
        writers = heap.writes.get(instance, {})
        for writer in list(writers):
            if isinstance(writer, Making) or _makes(machine, writer):
                del writers[writer]
        for key, shown in (machine.classes.shown.get(info) or {}).items():
            if shown.by not in left:
                making = Making((), key)
                for name, value in shown.fields.items():
                    heap.write((instance, name), making, value, always=True)
        heap.closed.add(instance)
        heap.settled.pop(instance, None)


def _makes(machine: Machine, writer: Hashable) -> bool:
    """Whether a writer is the run of a constructor that only shown calls run."""
    return getattr(writer, "closure", None) in machine.classes.closed
