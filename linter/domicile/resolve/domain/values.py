"""Values: what an expression can be, as alternatives under guards.

A `Value` is a tuple of alternatives; each is an atom and the guard under which it is the one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeAlias

from domicile.calls import Reason
from domicile.resolve.domain.atoms import (
    ABSENT,
    NONE_ATOM,
    Atom,
    Const,
    Item,
    Items,
    Literal,
    Unknown,
)
from domicile.resolve.domain.guards import (
    TRUE,
    Condition,
    Guard,
    both,
    compatible,
    contradicting,
    simplify,
)

MOST_ALTERNATIVES = 96  # beyond it, values stop varying together (guards are dropped)
MOST_ATOMS = 512  # beyond it, a value is open
MOST_CONTENTS = 8  # of one list that are told apart; beyond it, they are one of any length
MOST_REST = 64  # different elements kept of a list of any length; beyond it, it is open


class Alternative(NamedTuple):
    """What a value may be, and the decisions under which it is that."""

    atom: Atom
    guard: Guard


Value: TypeAlias = tuple[Alternative, ...]

NOTHING: Value = ()


def one(atom: Atom) -> Value:
    """The value that is this atom on every path."""
    return (Alternative(atom, TRUE),)


def constant(value: Literal) -> Value:
    """The value that is this constant on every path."""
    return one(Const(value, type(value).__name__))


NONE = one(NONE_ATOM)
ABSENT_VALUE = one(ABSENT)


def union(alternatives: Iterable[Alternative]) -> Value:
    """The alternatives as one value: equal atoms merged, bounded in number."""
    given = tuple(alternatives)
    if len({atom for atom, _ in given}) == len(given) <= MOST_ALTERNATIVES:
        return given
    guards: dict[Atom, list[Guard]] = {}
    for atom, guard in given:
        found = guards.get(atom)
        if found is None:
            guards[atom] = [guard]
        else:
            found.append(guard)
    return bounded(
        {atom: simplify(found) if len(found) > 1 else (found[0],) for atom, found in guards.items()}
    )


def bounded(guards: Mapping[Atom, Condition]) -> Value:
    """The value of these atoms under their guards, in fewer alternatives if they are many."""
    merged = tuple([Alternative(atom, guard) for atom, found in guards.items() for guard in found])
    if len(merged) > MOST_CONTENTS and isinstance(merged[0].atom, Items):
        return _one_content(merged)
    if len(merged) <= MOST_ALTERNATIVES:
        return merged
    if len(guards) <= MOST_ATOMS:
        return tuple(Alternative(atom, TRUE) for atom in guards)
    kept = tuple(Alternative(atom, TRUE) for atom in list(guards)[:MOST_ATOMS])
    too_many = Unknown(0, (Reason(f"more than {MOST_ATOMS} different values"),))
    return (*kept, Alternative(too_many, TRUE))


def _one_content(value: Value) -> Value:
    """Many contents of a list as one: any number of the elements that any of them has."""
    contents = [atom for atom, _ in value if isinstance(atom, Items)]
    shared = frozenset.intersection(*(guard for atom, guard in value if isinstance(atom, Items)))
    items = contents[0].items
    if any(content.items != items for content in contents):
        items = ()
    rest: tuple[Item, ...] = ()
    grown = (item for each in contents for item in (*each.items[len(items) :], *each.rest))
    for item in {id(item): item for item in grown}.values():  # contents share elements
        rest = more(rest, item)
    others = tuple(alt for alt in value if not isinstance(alt.atom, Items))
    return (Alternative(Items(items, rest), shared), *others)


def more(rest: tuple[Item, ...], item: Item) -> tuple[Item, ...]:
    """The elements of a list of any length with one more; from some number on, with any."""
    loose = Item(unguarded(item.value), item.location)
    if loose in rest or len(rest) > MOST_REST:
        return rest
    if len(rest) == MOST_REST:
        too_many = Unknown(0, (Reason(f"more than {MOST_REST} different elements"),))
        return (*rest, Item(one(too_many), None))
    return (*rest, loose)


def restrict(value: Value, condition: Condition) -> Value:
    """The alternatives that are possible where the condition holds."""
    if not condition:
        return NOTHING
    if len(condition) == 1:
        holds = contradicting(condition)[0].isdisjoint
        kept = [alt for alt in value if not alt[1] or holds(alt[1])]
    else:
        kept = [alt for alt in value if not alt[1] or compatible(alt[1], condition)]
    return value if len(kept) == len(value) else tuple(kept)


def under(value: Value, guard: Guard) -> list[Alternative]:
    """The alternatives with `guard` added; those it contradicts are left out."""
    if not guard:
        return list(value)
    found: list[Alternative] = []
    for alternative in value:
        atom, own = alternative
        if not own:
            found.append(Alternative(atom, guard))
            continue
        merged = both(own, guard)
        if merged is own:
            found.append(alternative)
        elif merged is not None:
            found.append(Alternative(atom, merged))
    return found


def without(value: Value, *atoms: Atom) -> Value:
    """The value where it is none of these atoms."""
    if len(atoms) == 1:  # told by their type first: most are something else
        gone, kind = atoms[0], type(atoms[0])
        kept = [alt for alt in value if type(alt[0]) is not kind or alt[0] != gone]
    else:
        kept = [alt for alt in value if alt[0] not in atoms]
    return value if len(kept) == len(value) else tuple(kept)


def has(value: Value, atom: Atom) -> bool:
    """Whether a value may be this atom."""
    kind = type(atom)
    return any(type(found) is kind and found == atom for found, _ in value)


def filled(value: Value, default: Value) -> Value:
    """The value, and the default where it is absent."""
    if not has(value, ABSENT):
        return value
    gone = (alt for atom, guard in value if atom == ABSENT for alt in under(default, guard))
    return union((*without(value, ABSENT), *gone))


def from_rest(atom: Atom, name: object) -> bool:
    """Whether this is what an unknown splat may hold under `name`, if it holds it at all."""
    return isinstance(atom, Unknown) and atom.path[-1:] == (f"[{name}]",)


def mapped(value: Value, function: Callable[[Atom], Value]) -> Value:
    """The union of `function` over the atoms, each under its own guard (no side effects)."""
    if len(value) == 1 and not value[0].guard:
        return function(value[0].atom)
    return union(alt for atom, guard in value for alt in under(function(atom), guard))


def unguarded(value: Value) -> Value:
    """The same atoms without guards: for values of which each reading may be another one."""
    return union(Alternative(atom, TRUE) for atom, _ in value)
