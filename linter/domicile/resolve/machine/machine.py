"""The machine: everything that the analysis of one program shares."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeGuard

from domicile.calls import Location, Reason
from domicile.catalog import Catalog
from domicile.link import Project
from domicile.resolve.domain.atoms import Atom, Ref, Unknown
from domicile.resolve.domain.guards import ALWAYS, TRUE, Decision, Guard
from domicile.resolve.domain.heap import AGAIN, Heap, Key
from domicile.resolve.domain.some_names import Affixes
from domicile.resolve.domain.state import CLASS, ITEMS, REST, State
from domicile.resolve.domain.values import ABSENT_VALUE, Value, one, restrict, union
from domicile.resolve.machine.account import Account
from domicile.resolve.machine.ledgers import (
    Classes,
    Comprehensions,
    Copies,
    Dicts,
    Later,
    Senders,
    Statements,
    Variables,
)
from domicile.resolve.machine.program import (
    KEYED,
    SEQUENCES,
    ClassInfo,
    Closure,
    Frame,
    ModuleRun,
    ObjectInfo,
)
from domicile.resolve.machine.records import Recorder
from domicile.resolve.machine.semantics import Semantics
from domicile.resolve.machine.spelling import Spelling, spelling_of
from domicile.resolve.relevance.leading import Leading

if TYPE_CHECKING:
    from domicile.resolve.library.mocking import Patch
    from domicile.resolve.modules.environment_settings import Setting, Settings
    from domicile.resolve.relevance.purposes import Slice


@dataclass(eq=False, repr=False, slots=True)
class Machine:
    """Everything an analysis shares: identities, the base store, modules, recorded calls."""

    project: Project
    catalog: Catalog
    semantics: Semantics
    _ids: int = field(init=False, default=0)
    _choices: int = field(init=False, default=0)
    choices: dict[Hashable, int] = field(init=False, default_factory=dict)
    pending: set[Hashable] = field(init=False, default_factory=set)  # what is being worked out
    heap: Heap = field(init=False)
    account: Account = field(init=False)
    recorder: Recorder = field(init=False, default_factory=Recorder)

    # The program: its modules by path, the frames of their top levels and of class bodies, and
    # its functions by the identity of their chunk.
    modules: dict[str, ModuleRun] = field(init=False, default_factory=dict)
    module_frames: set[int] = field(init=False, default_factory=set)
    settings: Settings | None = field(init=False, default=None)  # of variables, once asked for
    functions: dict[int, Closure] = field(init=False, default_factory=dict)
    classes: Classes = field(init=False, default_factory=Classes)
    copies: Copies = field(init=False, default_factory=Copies)

    # Objects by their identity, and the keys of those that are dicts.
    objects: dict[int, ObjectInfo] = field(init=False, default_factory=dict)
    keys: dict[int, dict[Hashable, None]] = field(init=False, default_factory=dict)
    key_locations: dict[Key, Location] = field(init=False, default_factory=dict)
    dicts: Dicts = field(init=False, default_factory=Dicts)
    several: set[int] = field(init=False, default_factory=set)  # for several elements of a list
    loaded: set[int] = field(init=False, default_factory=set)  # symbols of code loaded by name
    plural: set[int] = field(init=False, default_factory=set)  # symbols that may be several objects
    made_anew: set[int] = field(init=False, default_factory=set)  # symbols of what surely is
    # Where entries of batches first became elements, and how texts that are put together look.
    element_places: dict[int, Location] = field(init=False, default_factory=dict)
    affixes: dict[int, Affixes] = field(init=False, default_factory=dict)
    variables: Variables = field(init=False, default_factory=Variables)
    missing: set[int] = field(init=False, default_factory=set)  # read for what was never set
    opened: dict[Key, Unknown] = field(init=False, default_factory=dict)  # set unseen, perhaps
    no_keywords: int = field(init=False)  # an empty dict
    package: int = field(init=False)  # its fields: methods of the SDK's resources, as replaced
    builtins: int = field(init=False)  # its fields: builtins that the tree has replaced or added
    sets_builtins: bool = field(init=False, default=False)  # whether it may have
    raised: int = field(init=False)  # whose field "value" is the exception that was raised last

    # What runs now: the functions, what they were called with, and what they define.
    writer: Hashable = field(init=False, default=None)  # the entry; None while things are set up
    quiet: bool = field(init=False, default=False)  # what is set now is seen by this run only
    constructed: int = field(init=False, default=0)  # whose constructor is run as an entry
    # Within a block that may fail: every value that it has given a field.
    written: dict[Key, dict[Atom, None]] | None = field(init=False, default=None)
    catching: int = field(init=False, default=0)  # handlers around it that name an exception
    stack: list[Closure] = field(init=False, default_factory=list)
    passed: list[dict[Hashable, set[Atom]]] = field(init=False, default_factory=list)
    call_sites: list[Location] = field(init=False, default_factory=list)
    followed: list[Closure] = field(init=False, default_factory=list)
    left_out: set[Closure] = field(init=False, default_factory=set)  # too complex to be followed
    nested: list[tuple[Closure, Frame]] = field(init=False, default_factory=list)
    lambdas: list[tuple[Closure, Frame]] = field(init=False, default_factory=list)  # of top levels
    later: Later = field(init=False, default_factory=Later)
    patches: dict[int, Patch] = field(init=False, default_factory=dict)  # of `mock.patch(...)`

    # What has happened: shared fields that grew, results kept by function, what was put there.
    grown: dict[Key, bool] = field(init=False, default_factory=dict)  # or only by more objects
    remembered: dict[Hashable, Value] = field(init=False, default_factory=dict)
    given: dict[Key, set[Atom]] = field(init=False, default_factory=dict)
    senders: Senders = field(init=False, default_factory=Senders)
    given_up: set[str] = field(init=False, default_factory=set)  # called by what is too complex
    # Where unseen code may pass something: the function, or the class for a field.
    parameters: dict[Location, Closure | ClassInfo] = field(init=False, default_factory=dict)
    statements: Statements = field(init=False, default_factory=Statements)

    # What leads to calls: the names by which they are spelled, ...
    spelling: Spelling = field(init=False)
    # ... then by module: its imports, names from elsewhere, those that lead to calls, ...
    imported: dict[tuple[str, bool], list[str]] = field(init=False, default_factory=dict)
    registered: dict[str, list[Setting]] = field(init=False, default_factory=dict)  # by name
    direct: dict[str, bool] = field(init=False, default_factory=dict)
    near: dict[str, bool] = field(init=False, default_factory=dict)
    of_others: dict[str, frozenset[str]] = field(init=False, default_factory=dict)
    words: dict[str, frozenset[str]] = field(init=False, default_factory=dict)
    weak: dict[str, frozenset[str]] = field(init=False, default_factory=dict)
    renamed: dict[str, set[str]] = field(init=False, default_factory=dict)  # imports give to words
    # the names whose call changes globals, and those of objects that others see too, each with
    # the number of modules in play by then; and what leads to calls or changes globals.
    changers: dict[str, tuple[int, frozenset[str]]] = field(init=False, default_factory=dict)
    shared: dict[str, tuple[int, frozenset[str]]] = field(init=False, default_factory=dict)
    leading_known: dict[str, tuple[frozenset[str], frozenset[str], frozenset[str], Leading]] = (
        field(init=False, default_factory=dict)
    )
    # By identity, the chunks that spell a call and those that may lead to one; what else does.
    spelled: set[int] = field(init=False, default_factory=set)
    warm: set[int] = field(init=False, default_factory=set)
    leading: dict[int, bool] = field(init=False, default_factory=dict)
    leading_functions: dict[int, bool] = field(init=False, default_factory=dict)  # and lambdas
    demanded: set[str] = field(init=False, default_factory=set)  # whose callers must be seen
    handing_out: set[str] = field(init=False, default_factory=set)  # give what sends by itself
    acting: frozenset[str] = field(init=False, default=frozenset())  # sets what calls may read
    invoking: frozenset[str] = field(init=False, default=frozenset())  # calls what it is handed
    read_by_calls: frozenset[str] = field(init=False, default=frozenset())  # that, by name
    telling: frozenset[str] = field(init=False, default=frozenset())  # logs that change it
    sender_names: set[str] = field(init=False, default_factory=set)  # functions that spell a call
    wanted_classes: set[str] = field(init=False, default_factory=set)  # of these, classes
    harmless: dict[Hashable, bool] = field(init=False, default_factory=dict)  # as far as is known
    slices: dict[Hashable, Slice] = field(init=False, default_factory=dict)
    comprehensions: Comprehensions = field(init=False, default_factory=Comprehensions)

    def __post_init__(self) -> None:
        self.spelling = spelling_of(self.catalog)
        self.heap = Heap(self.choice)
        self.account = Account(self.heap)
        self.package = self.new_id()
        self.raised = self.new_id()
        self.builtins = self.new_id()
        self.heap.owners.update((self.package, self.builtins))
        self.no_keywords = self.new_object(ObjectInfo("dict"))
        self.heap.base[self.no_keywords, REST] = ABSENT_VALUE

    def leading_words(self, path: str) -> frozenset[str]:
        """The names that lead to calls in the module at `path`."""
        return self.words.get(path, self.spelling.seeds)

    def leading_names(self, path: str) -> Leading:
        """What leads to calls in the module at `path`."""
        spelling, weak = self.spelling, self.weak.get(path, frozenset())
        told = self.leading_words(path), spelling.seeds, spelling.tails, weak
        known = self.acting, self.invoking, self.read_by_calls, self.telling
        return Leading(*told, frozenset(), *known)

    def fields_of(self, closure: Closure) -> int:
        """Where a function's attributes are; those of one that others can see are seen by them."""
        if not closure.fields:
            closure.fields = self.new_id()
            if all(frame in self.module_frames for frame in closure.chain):
                self.heap.owners.add(closure.fields)
        return closure.fields

    def new_id(self) -> int:
        """An identity that nothing else has: of an object, a frame or a symbol."""
        self._ids += 1
        return self._ids

    def new_object(self, info: ObjectInfo) -> int:
        """The identity of a new object, whose fields are still to be set."""
        identity = self.new_id()
        self.objects[identity] = info
        return identity

    def is_dict(self, atom: Atom) -> TypeGuard[Ref]:
        """Whether it is a dict of the program."""
        return isinstance(atom, Ref) and self.objects[atom.id].kind == "dict"

    def is_sequence(self, atom: Atom) -> TypeGuard[Ref]:
        """Whether it is a list, a queue, a generator, ..., whose content is kept as `Items`."""
        return isinstance(atom, Ref) and self.objects[atom.id].kind in SEQUENCES

    def class_of(self, atom: Atom) -> ClassInfo | None:
        """The class of the tree that an object is an instance of."""
        info = self.objects.get(atom.id) if isinstance(atom, Ref) else None
        return None if info is None else info.owner

    def marker(self, identity: int) -> Hashable:
        """The field that an object has from its making on; None for what is no object."""
        info = self.objects.get(identity)
        if info is None:
            return None
        if info.kind in KEYED:
            return REST  # which also stands for a key that is not there
        return CLASS if info.kind == "instance" else ITEMS

    def choice(self, count: int, key: Hashable = None) -> list[Guard]:
        """The guards of a choice's branches; the same `key` gives the same choice again."""
        if count == 1:
            return [TRUE]
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
        """The atom of a new unknown value with its reason, outermost first."""
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

    def write(self, state: State, owner: int, name: Hashable, value: Value) -> None:
        """Set a field; if others can see it, the heap notes who sets it to what.

        Of an object that stands for several, it may be another one whose field is set.
        """
        if owner in self.several:
            old = state.get(owner, name)
            if old is None and self.objects[owner].kind in KEYED:
                old = state.get(owner, REST)
            value = union((*(old or ABSENT_VALUE), *value))
        if self.classes.late and (owner, name) in self.classes.late:
            value = union((*value, *self.classes.late[owner, name]))
        if self.later.beside and (owner, name) in self.later.beside:
            under_way = self.later.beside[owner, name].values()
            value = union((*value, *(alt for held in under_way for alt in held)))
        state.set(owner, name, value)
        if self.written is not None:
            self.written.setdefault((owner, name), {}).update((atom, None) for atom, _ in value)
        if self.writer is not None and owner in self.heap.owners and owner != self.constructed:
            seen, gathered = restrict(value, state.condition), self.classes.gathered
            if gathered is None or self.quiet or owner in self.several:
                self.share((owner, name), seen, state.condition == ALWAYS)
            else:
                gathered.note((owner, name), seen, state.condition)
        if owner in self.dicts.followers:
            for follow in self.dicts.followers[owner]:
                follow(state, name)

    def share(self, key: Key, value: Value, always: bool, together: bool = False) -> None:
        """Note a write that any function may find done."""
        if self.quiet:
            return
        if news := self.heap.write(key, self.writer, value, always, together):
            self.grown[key] = news > AGAIN or self.grown.get(key, False)

    def is_news(self, key: Key) -> None:
        """Note that a field has got another value, which those that read it must be shown."""
        self.heap.is_news(key)
        self.grown[key] = True

    def share_as(self, writer: Hashable, key: Key, value: Value) -> None:
        """Note a write by a writer that is no entry; it may or may not have happened."""
        outer, self.writer = self.writer, self.writer or writer
        self.heap.owners.add(key[0])
        self.share(key, value, always=False)
        self.writer = outer

    def publish(self, state: State, since: int = 0) -> None:
        """Keep what a run has set up; with `since`, only what was made after that id."""
        for key, value in state.store.items():
            if key[0] > since:
                self.heap.publish(key, value)
