"""Values: what an expression can be, as alternatives under guards.

A `Value` is a tuple of alternatives; each is an atom and the guard under which it is the one.
Atoms are immutable and compare by content; what can change lives in the state's store and is
named by a `Ref`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from types import EllipsisType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from domicile.calls import Location, Reason
from domicile.quick_classes import dataclass
from domicile.resolve.domain.guards import (
    TRUE,
    Condition,
    Guard,
    both,
    compatible,
    contradicting,
    simplify,
)

if TYPE_CHECKING:
    from domicile.resolve.machine.program import ClassInfo, Closure

MOST_ALTERNATIVES = 96  # beyond it, values stop varying together (guards are dropped)
MOST_ATOMS = 512  # beyond it, a value is open
MOST_CONTENTS = 8  # of one list that are told apart; beyond it, they are one of any length
MOST_REST = 64  # different elements kept of a list of any length; beyond it, it is open


Literal: TypeAlias = str | bytes | int | float | complex | bool | EllipsisType | None


@dataclass(frozen=True, slots=True)
class Const:
    """A constant; `kind` keeps 1, 1.0 and True apart."""

    value: Literal
    kind: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A mutable object: a list, dict, instance or client; its fields are in the store."""

    id: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value the code does not show. `symbol` tells two reads of the same unknown thing.

    `path` are the attributes read from it since; `foreign` names the package a value came out
    of when that package is known not to be an SDK of the catalogue. `near` says that the path's
    last step is an operation's name, read in a file that imports an SDK or is next to one.
    """

    symbol: int
    reasons: tuple[Reason, ...] = field(compare=False)
    path: tuple[str, ...] = ()
    foreign: str | None = field(default=None, compare=False)
    near: bool = field(default=False, compare=False)

    def __hash__(self) -> int:  # much is read from one unknown thing, by different paths
        return hash((self.symbol, self.path)) if self.path else self.symbol


TURN = "@"  # begins the step of a path that tells in which turn of a loop something was read


@dataclass(frozen=True, slots=True)
class Absent:
    """Not there: a key a dict does not have, a variable not bound on that path."""


@dataclass(frozen=True, slots=True)
class Omitted:
    """An SDK's "leave it out" sentinel (`omit`, `NOT_GIVEN`)."""


class Item(NamedTuple):
    """An element of a list and the expression it was written as."""

    value: Value
    location: Location | None


@dataclass(frozen=True, slots=True)
class Items:
    """The content of a list: known elements in order, then any number of `rest`."""

    items: tuple[Item, ...]
    rest: tuple[Item, ...] = ()
    known_hash: int = field(init=False, repr=False, compare=False)  # of deep content: kept

    @property
    def every(self) -> tuple[Item, ...]:
        """All elements that the list may have, in the order in which they are known."""
        return (*self.items, *self.rest)

    def __post_init__(self) -> None:
        if len(self.rest) > 1:  # said twice, it says no more; a list that is made of itself grows
            object.__setattr__(self, "rest", tuple(dict.fromkeys(self.rest)))
        object.__setattr__(self, "known_hash", hash((self.items, self.rest)))

    def __hash__(self) -> int:
        return self.known_hash


@dataclass(frozen=True, slots=True)
class FilePath:
    """A path, as a text or an object: `anchored` from where the module lies in the tree, else
    from the folder that the program is started in."""

    text: str
    anchored: bool


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file opened to be read."""

    where: FilePath
    binary: bool


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the scanned tree."""

    path: str


@dataclass(frozen=True, slots=True)
class External:
    """Something imported from outside the tree, or a builtin: its dotted path."""

    path: str


@dataclass(frozen=True, slots=True)
class Member:
    """An attribute path on an SDK object (`client.messages.create` is ("messages", "create"))."""

    owner: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoundMethod:
    """A method of a class of the tree, read from an object."""

    closure: Closure
    receiver: Atom


@dataclass(frozen=True, slots=True)
class Builtin:
    """A method of a list, dict or string, bound to it."""

    receiver: Atom
    name: str


@dataclass(frozen=True, slots=True)
class EnumMember:
    """A member of an enum of the tree."""

    owner: ClassInfo
    name: str


@dataclass(frozen=True, slots=True)
class Super:
    """`super()`: attribute look-up starts behind `after` in the receiver's bases."""

    after: ClassInfo
    receiver: Atom


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A function in a class body under `property`, `staticmethod` or `classmethod`."""

    kind: str
    closure: Closure


@dataclass(frozen=True, slots=True, eq=False)
class Partial:
    """`functools.partial(function, ...)`: positional values, then keywords as a dict `Ref`.

    `unbound` is a partialmethod: read from an instance, its function is bound to that.
    """

    function: Value
    positional: tuple[Item, ...]
    keywords: int
    unbound: bool = False


Atom: TypeAlias = (
    "Const | Ref | Unknown | Absent | Omitted | Items | FilePath | OpenFile | Module | External "
    "| Member | BoundMethod | Builtin | EnumMember | Super | Wrapped | Partial "
    "| Closure | ClassInfo"
)


class Alternative(NamedTuple):
    """What a value may be, and the decisions under which it is that."""

    atom: Atom
    guard: Guard


Value: TypeAlias = tuple[Alternative, ...]

ABSENT = Absent()
OMITTED = Omitted()
NOTHING: Value = ()


def one(atom: Atom) -> Value:
    """The value that is this atom on every path."""
    return (Alternative(atom, TRUE),)


def constant(value: Literal) -> Value:
    """The value that is this constant on every path."""
    return one(Const(value, type(value).__name__))


NONE_ATOM = Const(None, "NoneType")
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
