"""Ledgers of the machine: what it notes of particular dicts, classes, senders and later runs.

They are kept by the identity of an object, or by the symbol of what stands for an unknown one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from domicile import ir
from domicile.calls import Location
from domicile.chunks import Chunk
from domicile.python.names import HELD
from domicile.quick_classes import dataclass
from domicile.resolve.domain.atoms import Atom, Ref, Unknown
from domicile.resolve.domain.guards import Guard
from domicile.resolve.domain.heap import Key, Making
from domicile.resolve.domain.some_names import SomeNames
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value
from domicile.resolve.machine.program import ClassInfo, Closure, Frame, ModuleRun

if TYPE_CHECKING:
    from domicile.resolve.functions.deferred import Deferred
    from domicile.resolve.functions.handing import Handed
    from domicile.resolve.functions.resuming import Resumed
    from domicile.resolve.objects.together import Gathered
    from domicile.resolve.sdk.sending import Sending
    from domicile.resolve.syntax.asked_in_turns import Asked

Ending: TypeAlias = Callable[[State, bool], object]  # told whether what ends has failed


@dataclass(eq=False, slots=True)
class Dicts:
    """What is special about some dicts."""

    forgetful: set[int] = field(default_factory=set)  # they may lose any key at any time
    reordered: set[int] = field(default_factory=set)  # keys may come in another order than noted
    viewed: dict[int, int] = field(default_factory=dict)  # by list of `d.items()`: the dict
    views: dict[int, Atom] = field(default_factory=dict)  # they stand for names of something else
    factories: dict[int, Value] = field(default_factory=dict)  # what makes a missing item
    companions: dict[int, int] = field(default_factory=dict)  # of a class: where attributes are
    chains: dict[int, tuple[Value, ...]] = field(default_factory=dict)  # by ChainMap: its maps
    fronts: dict[int, int] = field(default_factory=dict)  # by ChainMap: what it is set through
    # By dict that was unknown until it was written to: the unknown value.
    origins: dict[int, Unknown] = field(default_factory=dict)
    # Where a look-up by an unknown key found none, by guard: that key, and those it is not.
    other_keys: dict[Guard, tuple[object, frozenset[Hashable]]] = field(default_factory=dict)
    walked: set[int] = field(default_factory=set)  # symbols of any one of elements not shown
    # By unknown key: the names that it is surely none of; and what stands for a key without some.
    unlike: dict[Unknown, frozenset[Hashable]] = field(default_factory=dict)
    told: dict[tuple[Unknown, frozenset[Hashable]], Unknown] = field(default_factory=dict)
    # What shows what a dict holds, and is told when a key is set.
    followers: dict[int, list[Callable[[State, Hashable], None]]] = field(default_factory=dict)
    # By the symbol of what a function that is not followed gave: what it was handed.
    given_back: dict[int, tuple[Ref, ...]] = field(default_factory=dict)
    given_again: set[int] = field(default_factory=set)  # what a field's factory gives each time
    context: int = 0  # the namespace that a command line hands its functions
    # Whether a class in play has a `__setitem__`, and when as many modules were in play.
    item_setters: tuple[int, bool] = (0, False)


@dataclass(eq=False, slots=True)
class Statements:
    """Statements of top levels, by module and index."""

    # Those that led to calls: what they read, and when they were run.
    sending: dict[tuple[ModuleRun, int], tuple[dict[Key, None], int]] = field(default_factory=dict)
    spent: dict[tuple[ModuleRun, int], int] = field(default_factory=dict)  # by all their runs
    open: set[tuple[ModuleRun, int]] = field(default_factory=set)  # what they bind may be anything
    # Those of this round that have not had their turn, in order.
    due: dict[ModuleRun, deque[int]] = field(default_factory=dict)


class Nearby(NamedTuple):
    """Texts near a statement that sets a variable whose name is worked out."""

    asked: tuple[int, int]  # with how many modules in play, and imported ones
    texts: frozenset[str]  # its module's, and those of what calls its function
    imported: frozenset[str]
    decodes: bool  # whether the name may be made of what shows no part of it


@dataclass(eq=False, slots=True)
class Variables:
    """Variables of the environment."""

    symbols: dict[Hashable, int] = field(default_factory=dict)  # by what is the same reading
    # With how many modules it was asked, whether names of variables are worked out, and whether
    # a file of them may be read.
    asked: tuple[int, bool, bool] = (0, False, False)
    nearby: dict[int, Nearby] = field(default_factory=dict)  # by setting


@dataclass(eq=False, slots=True)
class Copies:
    """Fields of objects that other modules than their own read or set while they are set up."""

    homes: dict[int, ModuleRun] = field(default_factory=dict)  # by object: who made it
    # By field: what has read it, and runs that again.
    readers: dict[Key, list[tuple[ModuleRun, Callable[[bool], None]]]] = field(default_factory=dict)
    # By field: who has set it, and what it held before.
    earlier: dict[Key, tuple[list[ModuleRun], Value | None]] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class Comprehensions:
    """What is known of comprehensions, by their identity, each kept with what is known of it."""

    # The names of its scope, whether it holds later code, and whether it binds names around it.
    scopes: dict[int, tuple[ir.Comprehension, tuple[tuple[str, ...], bool, bool]]] = field(
        default_factory=dict
    )
    # Of loops that only delete from a dict: the dict, and a comprehension of what they leave.
    prunings: dict[int, tuple[ir.For, tuple[ir.Expr, ir.Comprehension] | None]] = field(
        default_factory=dict
    )
    # The same one over a name in place of its first iterable.
    over_first: dict[int, tuple[ir.Comprehension, ir.Comprehension]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetOfOthers:
    """Attributes that functions set of anything but `self`, and classes with a method that sets
    attributes of its own object without naming them."""

    names: SomeNames = SomeNames()
    loose: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reached:
    """The attributes that functions and what they reach by names may set."""

    stored: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()  # those of which they change something
    kept: frozenset[str] = frozenset()  # of which they may do so under another name
    others: SetOfOthers | None = SetOfOthers()  # None: any attribute of anything
    any_called: bool = False  # whether they may call what they are handed, or what is held
    seen: frozenset[int] = frozenset()  # the functions, by the identities of their chunks


Part: TypeAlias = tuple[ModuleRun, Chunk, str]  # a function, and the name of its class or ""


@dataclass(eq=False, slots=True)
class ByName:
    """The functions of the modules in play, by the names that reach them."""

    modules: int = 0  # how many were in play when this was made
    work: int = 0  # functions looked at so far
    functions: dict[str, list[Part]] = field(default_factory=dict)
    methods: dict[str, list[Part]] = field(default_factory=dict)
    classes: dict[str, list[tuple[ModuleRun, Chunk]]] = field(default_factory=dict)
    statements: dict[str, list[Chunk]] = field(default_factory=dict)  # by what they bind
    special: list[Part] = field(default_factory=list)  # methods that operators call
    others_call: list[Part] = field(default_factory=list)  # methods that libraries call
    making: list[Part] = field(default_factory=list)  # constructors
    # The attributes that something is put into, and "": what these hold may be called.
    held: set[str] = field(default_factory=lambda: {HELD})
    outside: dict[str, frozenset[str]] = field(default_factory=dict)  # names by path: of libraries
    values: set[str] = field(default_factory=set)  # what is handed to something or put somewhere
    nesting: list[Part] = field(default_factory=list)  # with functions inside, or decorated
    by_operators: Reached | None = None
    called_back: Reached | None = None
    called: dict[int, list[Part]] = field(default_factory=dict)  # by what calls them
    reached: dict[Closure, Reached | None] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class Shown:
    """An object that a shown call makes: its fields, and the origins of what is open in it."""

    by: Hashable  # the function that ran with open parameters, or the class whose constructor did
    fields: dict[str, Value] = field(default_factory=dict)
    origins: set[Location] = field(default_factory=set)


@dataclass(eq=False, slots=True)
class Classes:
    """What is known of classes of the tree beside their bodies."""

    defining: list[ClassInfo] = field(default_factory=list)  # which a metaclass is told of now
    descriptors: set[str] = field(default_factory=set)  # attributes decided by class bodies
    setters: set[str] = field(default_factory=set)  # attributes for which some class has a setter
    checking: dict[ClassInfo, bool] = field(default_factory=dict)  # whether all setting is checked
    checked_now: bool = False  # whether a field is being set by what checks it
    # Attributes that code outside of constructors sets, None for any, and when as many modules
    # were in play.
    set_later: tuple[int, SomeNames | None] = (0, SomeNames())
    # Likewise what is set of other things than a method's own object.
    set_of_others: tuple[int, SetOfOthers | None] = (0, SetOfOthers())
    by_name: ByName = field(default_factory=ByName)
    # What sets a property that a call has made, by what gets it.
    property_setters: dict[Closure, Closure] = field(default_factory=dict)
    outside: dict[ClassInfo, list[tuple[str, Value]]] = field(default_factory=dict)  # set there
    finalizing: bool = False  # whether some class has a method that may run by itself
    finalized: dict[int, tuple[Closure, ...]] = field(default_factory=dict)  # those, by instance
    # By the symbol of a parameter: the class of the tree that it is declared to be of.
    of_class: dict[int, ClassInfo] = field(default_factory=dict)
    hooks: dict[ClassInfo, tuple[Closure, ...]] = field(default_factory=dict)  # and by class
    late: dict[Key, Value] = field(default_factory=dict)  # what these may set a field to
    by_type: dict[Location, list[ClassInfo]] = field(default_factory=dict)  # by call of `type`
    # What objects of a class are made with, by the constants of their fields.
    made: dict[ClassInfo, dict[Hashable, Making]] = field(default_factory=dict)
    # Functions with a parameter of such a class; the one whose callers tell what that is.
    given: set[Closure] = field(default_factory=set)
    told_by_callers: Closure | None = None
    # What shown calls make of private classes; None where they are too many.
    shown: dict[ClassInfo, dict[Hashable, Shown] | None] = field(default_factory=dict)
    # By who has made an object, and it: what its fields can hold together; None for anything.
    pairs: dict[tuple[Hashable, int], frozenset[Hashable] | None] = field(default_factory=dict)
    gathered: Gathered | None = None  # what the run of an entry has set so far
    factories: dict[Location, Value] = field(default_factory=dict)  # by the place of their field
    opening: list[ClassInfo] = field(default_factory=list)  # of which any object is set up now
    closed: set[Closure] = field(default_factory=set)  # constructors that only these calls run
    unmade: set[ClassInfo] = field(default_factory=set)  # of which only others are made that derive
    # By class, attribute, place and path: what sends that objects are made with.
    held: set[Hashable] = field(default_factory=set)
    # By annotation: the clients it names; by class: its attributes declared to be clients.
    declared: dict[int, tuple[Ref, ...]] = field(default_factory=dict)
    annotated: dict[ClassInfo, dict[str, tuple[ClassInfo, ir.Expr]]] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class Senders:
    """What sends, or changes what is sent, by another way than an operation's call."""

    runners: dict[int, Sending] = field(default_factory=dict)  # what goes on sending, and how
    # Whether an HTTP client, or a part of one, may change the requests that it is given.
    http: dict[int, bool] = field(default_factory=dict)
    wholes: dict[int, set[int]] = field(default_factory=dict)  # by transport: whose part it is
    copies: dict[int, int] = field(default_factory=dict)  # by copy of a client: what it copies
    handed: dict[Location, Handed] = field(default_factory=dict)  # methods unseen code got alone
    invoked: set[Location] = field(default_factory=set)  # of those, what something seen calls
    # By the code of a method: the resource that its class is handed, as far as names tell.
    keepers: dict[int, str] = field(default_factory=dict)
    calling: dict[Closure, bool] = field(default_factory=dict)  # may it call what it is handed
    read_around: dict[int, frozenset[str]] = field(default_factory=dict)  # by a function's code


@dataclass(eq=False, slots=True)
class UnderWay:
    """Something that was handed on to run beside the rest, and for which nobody has waited yet."""

    place: Location | None
    finals: dict[Key, Value]  # what it has set in the end
    choice: int  # whether it is through
    claimed: bool = False  # a task, a future or a thread stands for it
    pooled: bool = False  # a pool was handed it


class Waiting(NamedTuple):
    """Functions that a top level's statement left behind: nobody has asked yet for what they call.

    `parts` is the code that leads to calls, of which one must be asked for.
    """

    functions: tuple[tuple[Closure, Frame], ...]
    parts: tuple[Chunk, ...]


@dataclass(eq=False, slots=True)
class Later:
    """What runs later than it is called."""

    threads: dict[int, Deferred] = field(default_factory=dict)
    unawaited: list[Deferred] = field(default_factory=list)  # coroutines, and what runs beside
    waiting: list[Waiting] = field(default_factory=list)
    may_wait: bool = False  # whether what runs now is set up for all to see, and found again
    under_way: list[UnderWay] = field(default_factory=list)
    beside: dict[Key, dict[UnderWay, Value]] = field(default_factory=dict)  # what they set, by key
    # Those that a future, a group of tasks or a thread stands for, by its number.
    stands_for: dict[int, list[UnderWay]] = field(default_factory=dict)
    pools: set[int] = field(default_factory=set)  # symbols of pools
    at_end: list[Deferred] = field(default_factory=list)  # what top levels have handed on
    turn: int = 0  # of a loop: what is asked in the next may be answered otherwise
    asked: dict[int, Asked] = field(default_factory=dict)  # by loop: what its tests ask
    awaiting: Location | None = None  # the call that an `await` waits for
    # While something runs beside the rest: the states after each pass of loops that never end.
    endless: list[State] | None = None
    # By ExitStack: what ends with it, told whether the block has failed.
    exits: dict[int, list[Ending]] = field(default_factory=dict)
    # By generator: the states at its `yield`s and at its end, and what it returns there.
    paused: dict[int, tuple[list[State], State]] = field(default_factory=dict)
    returned: dict[int, Value] = field(default_factory=dict)
    catching: set[int] = field(default_factory=set)  # generators with a `yield` in a `try`
    tidy: set[int] = field(default_factory=set)  # behind their `yield` is a final block only
    # By generator function: what has been sent to its `yield`s, or done to what they gave.
    resumed: dict[Closure, Resumed] = field(default_factory=dict)
    reopened: set[Closure] = field(default_factory=set)  # run open, as they call themselves
