"""Atoms: what a value is where its guard holds.

Atoms are immutable and compare by content; what can change lives in the state's store and is
named by a `Ref`.
"""

from __future__ import annotations

from dataclasses import field
from types import EllipsisType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from domicile.calls import Location, Reason
from domicile.quick_classes import dataclass

if TYPE_CHECKING:
    from domicile.resolve.domain.values import Value
    from domicile.resolve.machine.program import ClassInfo, Closure

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

ABSENT = Absent()
OMITTED = Omitted()
NONE_ATOM = Const(None, "NoneType")
