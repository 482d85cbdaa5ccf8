"""The machine: everything that the analysis of one program shares."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

from domicile import ir
from domicile.calls import Location, Reason
from domicile.catalog import Catalog
from domicile.link import Project
from domicile.resolve.domain.guards import ALWAYS, Decision, Guard
from domicile.resolve.domain.heap import Heap, Key, Making
from domicile.resolve.domain.state import CLASS, ITEMS, REST, State
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    Atom,
    Ref,
    Unknown,
    Value,
    one,
    restrict,
    union,
)
from domicile.resolve.machine.account import Account
from domicile.resolve.machine.records import Recorder
from domicile.resolve.relevance.slicing import Leading

if TYPE_CHECKING:
    from domicile.resolve.functions.deferred import Deferred
    from domicile.resolve.functions.handing import Handed
    from domicile.resolve.functions.resuming import Resumed
    from domicile.resolve.library.mocking import Patch
    from domicile.resolve.machine.arguments import Arguments
    from domicile.resolve.sdk.sending import Sending
from domicile.resolve.machine.program import (
    KEYED,
    SEQUENCES,
    ClassInfo,
    Closure,
    Frame,
    ModuleRun,
    ObjectInfo,
)


@dataclass(frozen=True, slots=True)
class Semantics:
    """The functions that know a kind of expression, statement or callable value, by its class."""

    expressions: Mapping[type, Callable[[Machine, State, Frame, Any], Value]]
    statements: Mapping[type, Callable[[Machine, State, Frame, Any], None]]
    callables: Mapping[type, Callable[[Machine, State, Frame, Any, Arguments, ir.Span], Value]]


class Machine:
    """Everything an analysis shares: identities, the base store, modules, recorded calls."""

    def __init__(self, project: Project, catalog: Catalog, semantics: Semantics) -> None:
        self._ids = 0
        self._choices = 0
        self.project = project
        self.catalog = catalog
        self.semantics = semantics
        # The words of which every spelled-out call mentions one.
        self.seeds = catalog.sends() | catalog.thread_classes | catalog.resource_classes.keys()
        self.seeds |= {f"{private}{name}" for name in catalog.above() for private in ("_", "__")}
        self.tails = frozenset(path[-1] for path in catalog.operations) | catalog.transparent
        self.operation_names = frozenset(path[-1] for path in catalog.recognised.paths)
        self.roots = catalog.roots()
        self.plain = catalog.plain()
        self.heap = Heap(self.choice)
        self.account = Account(self.heap)
        self.constructed = 0  # the object whose constructor is run as an entry
        self.writer: Hashable = None  # the entry that is running; None while things are set up
        self.grown: dict[Key, None] = {}  # shared fields that got new values
        self.outside: dict[ClassInfo, list[tuple[str, Value]]] = {}
        # What objects of a class are made with: the constants of their fields.
        self.made: dict[ClassInfo, dict[Making, None]] = {}
        # By class, attribute, place and path: what sends that objects are made with.
        self.held: set[Hashable] = set()
        self.objects: dict[int, ObjectInfo] = {}
        self.keys: dict[int, dict[Hashable, None]] = {}
        self.forgetful: set[int] = set()  # dicts that may lose any key at any time
        self.views: dict[int, Atom] = {}  # dicts that stand for the names of something else
        self.runners: dict[int, Sending] = {}  # by symbol: what goes on sending, and how
        # By the symbol of what stands for it: whether an HTTP client, or a part of one, may change
        # the requests that it is given.
        self.http: dict[int, bool] = {}
        # Whose fields are the methods of the SDK's resources that the tree has replaced.
        self.package = self.new_id()
        self.heap.owners.add(self.package)
        self.patches: dict[int, Patch] = {}  # what `mock.patch(...)` has made
        # By ExitStack: what ends with it.
        self.exits: dict[int, list[Callable[[State], object]]] = {}
        self.raised = self.new_id()  # whose field "value" is the exception that was raised last
        self.catching = 0  # handlers around what runs now that name an exception of the tree
        self.factories: dict[int, Value] = {}  # by defaultdict: what makes an item
        self.companions: dict[int, int] = {}  # by dict of a class: where its attributes are
        self.descriptors: set[str] = set()  # the attributes that objects in class bodies decide
        self.chains: dict[int, tuple[Value, ...]] = {}  # by ChainMap: its maps
        self.fronts: dict[int, int] = {}  # by ChainMap: the dict that it is set through
        # By dict that was unknown until it was written to: the unknown value; and what is surely
        # made anew, by its symbol.
        self.origins: dict[int, Unknown] = {}
        self.made_anew: set[int] = set()
        self.plural: set[int] = set()  # symbols that may stand for several objects
        # Whether a class in play has a `__setitem__`, and when as many modules were in play.
        self.item_setters = (0, False)
        # By dict: what shows what it holds, and is told when a key is set.
        self.followers: dict[int, list[Callable[[State, Hashable], None]]] = {}
        self.key_locations: dict[Key, Location] = {}
        self.handed: dict[Location, Handed] = {}  # methods that unseen code got alone
        self.invoked: set[Location] = set()  # of those, what something seen calls
        # Where unseen code may pass something: the function, or the class for a field.
        self.parameters: dict[Location, Closure | ClassInfo] = {}
        # By annotation: the clients it names; by class: its attributes declared to be clients.
        self.declared: dict[int, tuple[Ref, ...]] = {}
        self.annotated: dict[ClassInfo, dict[str, tuple[ClassInfo, ir.Expr]]] = {}
        self.modules: dict[str, ModuleRun] = {}
        self.defining: list[ClassInfo] = []  # which a metaclass is told of now
        self.class_frames: set[int] = set()
        self.module_frames: set[int] = set()
        self.functions: dict[int, Closure] = {}  # by the identity of their chunk
        # Where the entries of batches first became elements of something.
        self.element_places: dict[int, Location] = {}
        self.setters: set[str] = set()  # the attributes for which some class has a setter
        self.recorder = Recorder()
        # Top-level statements that led to calls: what they read, and when they were run.
        self.sending: dict[tuple[ModuleRun, int], tuple[dict[Key, None], int]] = {}
        self.imported: dict[str, list[str]] = {}
        self.direct: dict[str, bool] = {}  # by module: whether it imports the SDK itself
        self.of_others: dict[str, frozenset[str]] = {}  # by module: names it has from elsewhere
        self.near: dict[str, bool] = {}  # by module: whether it imports the SDK, or what it imports
        # By module: the names whose call changes globals, and when as many modules were in play.
        self.changers: dict[str, tuple[int, frozenset[str]]] = {}
        # By module: the names of objects that others see too; likewise.
        self.shared: dict[str, tuple[int, frozenset[str]]] = {}
        self.leading: dict[int, bool] = {}
        self.leading_functions: dict[int, bool] = {}  # a lambda is an expression, too
        self.spelled: set[int] = set()  # those that spell one
        self.warm: set[int] = set()  # the identities of the chunks that may lead to calls
        self.demanded: set[str] = set()  # names whose callers must be seen
        self.words: dict[str, frozenset[str]] = {}  # by module: names that lead to calls
        self.weak: dict[str, frozenset[str]] = {}  # and of those the ones set beside a client
        # Whether a function or method changes nothing, with what is known so far.
        self.harmless: dict[Hashable, bool] = {}
        self.renamed: dict[str, set[str]] = {}  # names that imports give to words
        # By identity: a comprehension, the names of its scope, and whether it holds later code.
        self.comprehensions: dict[int, tuple[ir.Comprehension, tuple[tuple[str, ...], bool]]] = {}
        self.slices: dict[tuple[int, bool], frozenset[int]] = {}
        # By module: the names that lead to calls, those that change globals, and both together.
        self.leading_known: dict[
            str, tuple[frozenset[str], frozenset[str], frozenset[str], Leading]
        ] = {}
        self.choices: dict[Hashable, int] = {}
        self.pending: set[Hashable] = set()  # summaries being computed
        # By generator: the states at its `yield`s and at its end.
        self.paused: dict[int, tuple[list[State], State]] = {}
        # By generator function: what has been sent to its `yield`s, or done to what they gave.
        self.reopened: set[Closure] = set()  # run with open parameters, as they call themselves
        self.returned: dict[int, Value] = {}  # by generator: what it returns at its end
        self.resumed: dict[Closure, Resumed] = {}
        # Coroutines that are not awaited yet.
        self.threads: dict[int, Deferred] = {}  # by the symbol of what stands for each
        self.unawaited: list[Deferred] = []
        self.at_end: list[Deferred] = []  # what top levels have handed on to run later
        self.awaiting: Location | None = None  # the call that an `await` waits for
        self.opened: dict[Key, Unknown] = {}  # fields that something not followed may have set
        # By function and arguments: what is kept of a call's result for the next.
        self.remembered: dict[Hashable, Value] = {}
        self.given: dict[Key, set[Atom]] = {}  # and what its calls have put into it
        self.several: set[int] = set()  # objects that stand for several elements of a list
        self.missing: set[int] = set()  # instances of which an attribute was read and never set
        self.no_keywords = self.new_object(ObjectInfo("dict"))
        self.heap.base[self.no_keywords, REST] = ABSENT_VALUE
        self.stack: list[Closure] = []
        self.followed: list[Closure] = []  # by what is running now
        self.passed: list[
            dict[Hashable, set[Atom]]
        ] = []  # what the functions of the stack were called with
        self.given_up: set[str] = set()  # names that something too complex may have called
        self.nested: list[tuple[Closure, Frame]] = []  # in the functions that run now
        self.lambdas: list[tuple[Closure, Frame]] = []  # of the top levels
        self.call_sites: list[Location] = []

    def leading_words(self, path: str) -> frozenset[str]:
        """The names that lead to calls in the module at `path`."""
        return self.words.get(path, self.seeds)

    def leading_names(self, path: str) -> Leading:
        """What leads to calls in the module at `path`."""
        weak = self.weak.get(path, frozenset())
        return Leading(self.leading_words(path), self.seeds, self.tails, weak)

    def within_function(self, info: ClassInfo) -> bool:
        """Whether a class is made anew whenever a function runs, which its methods then see."""
        return any(f not in self.module_frames and f not in self.class_frames for f in info.chain)

    def fields_of(self, closure: Closure) -> int:
        """Where a function's attributes are; those of one that others can see are seen by them."""
        if not closure.fields:
            closure.fields = self.new_id()
            if all(frame in self.module_frames for frame in closure.chain):
                self.heap.owners.add(closure.fields)
        return closure.fields

    def new_id(self) -> int:
        self._ids += 1
        return self._ids

    def new_object(self, info: ObjectInfo) -> int:
        identity = self.new_id()
        self.objects[identity] = info
        return identity

    def is_dict(self, atom: Atom) -> TypeGuard[Ref]:
        """Whether it is a dict of the program."""
        return isinstance(atom, Ref) and self.objects[atom.id].kind == "dict"

    def is_sequence(self, atom: Atom) -> TypeGuard[Ref]:
        """Whether it is a list, tuple, set or generator, whose content is kept as `Items`."""
        return isinstance(atom, Ref) and self.objects[atom.id].kind in SEQUENCES

    def class_of(self, atom: Atom) -> ClassInfo | None:
        """The class of the tree that an object is an instance of."""
        info = self.objects.get(atom.id) if isinstance(atom, Ref) else None
        return None if info is None else info.owner

    def marker(self, identity: int) -> Hashable:
        """The field that an object has from its making on; None for what is no object.

        For what has keys it is the rest, which also stands for a key that is not there.
        """
        info = self.objects.get(identity)
        if info is None:
            return None
        if info.kind in KEYED:
            return REST
        return CLASS if info.kind == "instance" else ITEMS

    def choice(self, count: int, key: Hashable = None) -> list[Guard]:
        """The guards of a choice's branches; the same `key` gives the same choice again."""
        if key is None or key not in self.choices:
            self._choices += 1
            number = self._choices
            if key is not None:
                self.choices[key] = number
        else:
            number = self.choices[key]
        return [frozenset({Decision(number, branch, count)}) for branch in range(count)]

    def unknown(
        self,
        text: str,
        location: Location | None = None,
        because: Iterable[Reason] = (),
        foreign: str | None = None,
    ) -> Value:
        """A new unknown value with its reason, outermost first."""
        return one(self.unknown_atom(text, location, because, foreign))

    def unknown_atom(
        self,
        text: str,
        location: Location | None = None,
        because: Iterable[Reason] = (),
        foreign: str | None = None,
    ) -> Unknown:
        symbol = self.new_id()
        known = tuple(because)
        reasons = (Reason(text, location), *(known if len(known) < 4 else (*known[:2], known[-1])))
        return Unknown(symbol, reasons, (), foreign)

    @contextmanager
    def setting_up(self) -> Iterator[None]:
        """While something is set up for all to see: no entry writes, and nobody has called."""
        outer = self.writer, self.call_sites, self.recorder.current
        self.writer, self.call_sites, self.recorder.current = None, [], None
        try:
            yield
        finally:
            self.writer, self.call_sites, self.recorder.current = outer

    @contextmanager
    def being_made(self) -> Iterator[None]:
        """While an object is made: what it has meanwhile is seen by nobody else."""
        outer, self.writer = self.writer, None
        try:
            yield
        finally:
            self.writer = outer

    def callers(self) -> tuple[Location, ...]:
        """The calls that led from the entry to here, outermost first."""
        return tuple(self.call_sites)

    def forget_followed(self, since: int = 0) -> None:
        """What a run that was given up has called did not run to its end."""
        for closure in self.followed[since:]:
            closure.runs -= 1
        del self.followed[since:]

    @property
    def is_awaited(self) -> bool:
        """Whether the call that runs now is awaited as it is made, or made by unseen code."""
        return not self.call_sites or self.call_sites[-1] == self.awaiting

    def write(self, state: State, owner: int, name: Hashable, value: Value) -> None:
        """Set a field; if others can see it, the heap notes who sets it to what.

        Of an object that stands for several, it may be another one whose field is set.
        """
        if owner in self.several:
            old = state.get(owner, name)
            if old is None and self.objects[owner].kind in KEYED:
                old = state.get(owner, REST)
            value = union((*(old or ABSENT_VALUE), *value))
        state.set(owner, name, value)
        if self.writer is not None and owner in self.heap.owners and owner != self.constructed:
            self.share((owner, name), restrict(value, state.condition), state.condition == ALWAYS)
        if owner in self.followers:
            for follow in self.followers[owner]:
                follow(state, name)

    def share(self, key: Key, value: Value, always: bool) -> None:
        """Note a write that any function may find done."""
        if self.heap.write(key, self.writer, value, always):
            self.grown[key] = None

    def share_as(self, writer: Hashable, key: Key, value: Value) -> None:
        """Note a write by a writer that is no entry; it may or may not have happened."""
        outer, self.writer = self.writer, self.writer or writer
        self.heap.owners.add(key[0])
        self.share(key, value, always=False)
        self.writer = outer

    def share_made(self, identity: int, made: Making) -> None:
        """Note that an open instance may be an object that was made with these constants."""
        outer, self.writer = self.writer, made
        for name, value, whole in made.fields:
            self.share((identity, name), value, always=whole)
        self.writer = outer

    def publish_object(self, state: State, identity: int) -> None:
        """Keep an object that a run has made, and the objects within it."""
        pending, seen = [identity], {identity}
        while pending:
            owner = pending.pop()
            fields = [(key, value) for key, value in state.store.items() if key[0] == owner]
            for key, value in fields:
                self.heap.publish(key, value)
                inner = {atom.id for atom, _ in value if isinstance(atom, Ref)} - seen
                seen |= inner
                pending += sorted(inner)

    def publish(self, state: State, since: int = 0) -> None:
        """Keep what a run has set up; with `since`, only what was made after that id."""
        for key, value in state.store.items():
            if key[0] > since:
                self.heap.publish(key, value)
