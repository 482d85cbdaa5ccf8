"""Entries: running every part that may send from the outside, as unseen code may call it.

An entry is a function with open parameters, or a method on an object that anybody may have
made. Entries see each other's writes to shared things; one that read something which has grown
since is run again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from domicile.calls import Location
from domicile.chunks import Chunk
from domicile.defects import Told, defect
from domicile.findings import FileError
from domicile.resolve import modules
from domicile.resolve.account import CALLER_STEPS, MOST_STEPS, TooComplex
from domicile.resolve.arguments import open_arguments
from domicile.resolve.bases import bases_of, client_base, open_base
from domicile.resolve.calling import call_closure
from domicile.resolve.class_attributes import find
from domicile.resolve.deferred import go_on, go_on_all
from domicile.resolve.demand import disturbs, names, words_of_reasons, words_of_result
from domicile.resolve.handing import settle
from domicile.resolve.heap import Key
from domicile.resolve.inherited import telling
from domicile.resolve.instances import constructing, open_instance, subclasses
from domicile.resolve.keeping import keeps_results
from domicile.resolve.nested import chunk_of, run_pending, run_unseen
from domicile.resolve.program import ClassInfo, Closure, Frame, Machine, ModuleRun
from domicile.resolve.state import State
from domicile.resolve.top_levels import decorating, objects
from domicile.resolve.unresolved import gaps, note_unresolved
from domicile.resolve.values import Atom, Wrapped
from domicile.resolve.warm import Warmth, flat, is_private

MOST_CALLERS_STEPS = 30_000  # spent on all the entries that only lead to calls
MOST_TOTAL = 200_000  # steps and work of all entries; from then on only calls are followed
MOST_ROUNDS = 8  # of finding out whose callers must be seen
MOST_RUNS = 4  # of one entry; what still grows then is as good as known


# A function that sets a name: its module, top-level chunk, chunk, class; whether as a global.
_Setter: TypeAlias = tuple[ModuleRun, Chunk, Chunk, Chunk | None, bool]


@dataclass(eq=False, slots=True)
class Entry:
    """A function or method to be run from the outside."""

    closure: Closure
    owner: ClassInfo | None
    number: int  # of those made before it
    runs: int = 0
    own: int = 0  # how often the function has been called because it is an entry
    hopeless: bool = False  # it is too complex to be run
    passed_over: bool = False  # what it may do is noted without running it
    reads: dict[Key, None] = field(default_factory=dict)


class Schedule:
    """The entries of a tree, and which of them must still run."""

    def __init__(self, machine: Machine, warmth: Warmth, told: Told | None = None) -> None:
        self._machine = machine
        self._warmth = warmth
        self._told = told
        self._entries: dict[Closure, Entry] = {}
        self._queue: OrderedDict[Entry, None] = OrderedDict()
        self._readers: dict[Key, set[Entry]] = {}  # by what their last run read
        self._asked: set[Key] = set()
        self._runs: list[ModuleRun] = []
        self._callers_cost = 0
        self._spent = 0  # steps and work so far
        self._was_frugal = False  # whether the last run followed only what leads to calls
        self._setting: dict[str, list[_Setter]] = {}
        self._changing: dict[str, list[tuple[ModuleRun, Chunk, Chunk]]] = {}
        self._loose: set[str] = set()  # private functions that anything may call
        self._fresh: set[str] = set()  # those found since the last round
        self._telling: frozenset[str] = frozenset()  # classes that hear of their subclasses
        self._makers: set[str] = set()  # what makes or holds objects whose fields matter

    def run(self, runs: list[ModuleRun]) -> None:
        """Run what spells a call and what that demands, public entries before private ones."""
        self._runs = runs
        self._tell_of_gaps()
        self._index()
        self._begin()
        for number in range(MOST_ROUNDS):
            fresh, self._fresh = self._fresh, set()
            if number and not fresh:
                break
            self._machine.demanded |= fresh
            self._makers |= fresh & {info.name for run in runs for info in run.classes}
            chosen = [(run, self._chosen(run, fresh, number == 0)) for run in runs]
            for run, chunks in chosen:
                self._define_classes(run, chunks)
            for run, chunks in chosen:
                self._run_top_level(run, chunks)
            entries = [e for run, chunks in chosen for e in self._entries_of(run, chunks)]
            for entry in entries:
                if not private(entry.closure):
                    self._enqueue(entry)
            self._drain()
            for entry in entries:
                if private(entry.closure) and not (
                    entry.closure.runs and self._closed(entry.closure)
                ):
                    self._enqueue(entry)
            self._drain()
        self._run_unheard()
        self._run_statements_again()
        self._run_lambdas()
        for deferred in self._machine.at_end:
            self._guarded(None, partial(go_on, self._machine, deferred, State(self._machine.heap)))
        self._leave_to_callers()
        self._guarded(None, lambda: settle(self._machine))
        self._open_clients()

    def _tell_of_gaps(self) -> None:
        """Tell of statements that may hold a call and could not be lowered as a whole."""
        told = self._told
        if told is None:
            return

        def tell(run: ModuleRun, chunk: Chunk) -> None:
            for error in gaps(run, chunk)[:1]:
                told(error)

        for run in self._runs:
            for chunk, _ in flat(run.module.chunks):
                if id(chunk) in self._machine.spelled:
                    self._guarded((run, chunk), partial(tell, run, chunk))

    def _leave_to_callers(self) -> None:
        """What nobody but the callers seen can pass to a function is what they pass."""
        places: dict[object, set[Location]] = {}
        for place, origin in self._machine.parameters.items():
            places.setdefault(origin, set()).add(place)
        self._machine.recorder.leave_to_others(
            {
                entry: places[entry.closure]
                for entry in self._entries.values()
                if entry.closure in places
                and entry.closure.runs > entry.own
                and self._closed(entry.closure)
            }
        )

    def _run_unheard(self) -> None:
        """Run private functions that spell a call, where no caller's last run has told of one."""
        machine = self._machine
        heard: dict[str, list[int]] = {}
        for place in machine.recorder.places():
            heard.setdefault(place.path, []).append(place.span.line)
        for entry in list(self._entries.values()):
            chunk, lines = entry.closure.chunk, heard.get(entry.closure.module.path, ())
            if chunk is None or id(chunk) not in machine.spelled or entry.runs:
                continue
            if machine.tails.isdisjoint(chunk.attributes):
                continue
            if not any(chunk.first_line <= line <= chunk.last_line for line in lines):
                self._enqueue(entry)
        self._drain()

    def _run_lambdas(self) -> None:
        """Run the functions without a name that no entry has called."""
        machine = self._machine
        for closure, frame in machine.lambdas:
            state = State(machine.heap)
            place = closure.module, chunk_of(closure)
            self._guarded(place, partial(_run_lambda, machine, state, frame, closure))

    def _index(self) -> None:
        """Note by name which functions may set a global or an attribute.

        Or may change what a function that keeps its results gives them.
        """
        keeping = frozenset(
            chunk.name or ""
            for run in self._runs
            for chunk, _ in (*flat(run.module.chunks), *((c, None) for c in run.module.chunks))
            if keeps_results(chunk)
        )
        self._telling = telling(chunk for run in self._runs for chunk in run.module.chunks)
        for run in self._runs:
            for chunk, part, holder in functions(run):
                for name in keeping & (part.reads | part.attributes):
                    if part.mutates or part.stores:
                        self._changing.setdefault(name, []).append((run, chunk, part))
                rebound = part.global_binds | part.mutates
                for name in rebound | part.stores:
                    found = run, chunk, part, holder, name in rebound
                    self._setting.setdefault(name, []).append(found)

    def _begin(self) -> None:
        """What only the tree itself is meant to call runs as its callers do.

        Unless it may be called in ways that are not followed: where it is kept somewhere, or
        named by what is never run.
        """
        spelled = self._machine.spelled
        for run in self._runs:
            for chunk, _ in flat(run.module.chunks):
                if id(chunk) in spelled and is_private(chunk.name or ""):
                    self._fresh.add(chunk.name or "")
        for run in self._runs:
            warm = self._warmth.chunks(run)
            for chunk, owner in flat(run.module.chunks):
                self._loose |= self._fresh & chunk.keeps
                in_class = owner is not None and chunk.kind == "other"
                if in_class or (id(chunk) not in warm and chunk.kind != "import"):
                    self._loose |= self._fresh & (chunk.reads | chunk.attributes)

    def _closed(self, closure: Closure) -> bool:
        """Whether the callers seen are all that a function can have."""
        loose = closure.name in self._loose or closure.name in self._machine.given_up
        if loose or closure.escaped or not private(closure):
            return False
        # A base from elsewhere may call what a class has for it, and a decorator what it is given.
        owner = closure.owner
        if owner is not None and open_base(owner) and not client_base(self._machine, owner):
            return False
        decorators = closure.chunk.decorators if closure.chunk is not None else ()
        return all(modules.is_wrapper(self._machine, closure.module, name) for name in decorators)

    def _chosen(self, run: ModuleRun, fresh: set[str], first: bool) -> set[int]:
        """The chunks of a module that are to run in this round."""
        machine = self._machine
        warm = self._warmth.chunks(run)
        makers = fresh & self._makers
        shared = objects(machine, run) if first else frozenset()
        chosen: set[int] = set()
        for chunk, owner in flat(run.module.chunks):
            if id(chunk) not in warm:
                if first and self._warmth.eager and chunk.kind == "other" and owner is None:
                    chosen.add(id(chunk))  # it may set anything that a call depends on
                if makers.isdisjoint(chunk.reads) or chunk.kind == "import" or owner is not None:
                    continue
                warm.add(id(chunk))
                machine.warm.add(id(chunk))
                if chunk.kind == "other":
                    self._makers |= chunk.binds
                    self._fresh |= chunk.binds - machine.demanded
            demanded = chunk.mentions(fresh)
            spelled = id(chunk) in machine.spelled
            if demanded or (
                first and (spelled or chunk.kind == "other" or disturbs(chunk, shared))
            ):
                chosen.add(id(chunk))
            if demanded and is_private(chunk.name or ""):
                self._fresh.add(chunk.name or "")
            if chunk.kind == "other" and (demanded or (first and spelled)):
                self._fresh |= (chunk.binds | chunk.functions) - self._machine.demanded
        return chosen

    def _define_classes(self, run: ModuleRun, chosen: set[int]) -> None:
        """Run class statements that hold something to run or may derive from one that does."""
        registering = decorating(self._machine, run)
        for index, chunk in enumerate(run.module.chunks):
            if any(dotted.partition(".")[0] in registering for dotted in chunk.decorators):
                # Another module's decorator may keep what it is handed.
                self._guarded(None, partial(modules.run_chunk, self._machine, run, index))
            if chunk.kind == "class" and chunk.name is not None:
                inside = any(id(part) in chosen for part, _ in flat([chunk]))
                registered = not self._telling.isdisjoint(chunk.head)
                if inside or registered or self._warmth.derives(run, chunk):
                    # Only the statement: what changes the class later must wait for its turn.
                    self._guarded(None, partial(modules.run_chunk, self._machine, run, index))

    def _global(self, run: ModuleRun, name: str) -> None:
        modules.global_value(self._machine, run, name)

    def _run_top_level(self, run: ModuleRun, chosen: set[int]) -> None:
        other = [chunk for chunk in run.module.chunks if chunk.kind == "other"]
        if not any(id(chunk) in chosen for chunk in other):
            return
        for index, chunk in enumerate(run.module.chunks):
            # What sets attributes of other things on the way counts for what comes after.
            if chunk.kind == "other" and (id(chunk) in chosen or chunk.stores):
                self._guarded(
                    (run, chunk),
                    partial(modules.run_chunk, self._machine, run, index),
                )

    def _entries_of(self, run: ModuleRun, chosen: set[int]) -> list[Entry]:
        return [
            self._entry(closure, owner)
            for chunk in run.module.chunks
            if any(id(part) in chosen for part, _ in flat([chunk]))
            for closure, owner in self._closures(run, chunk)
            if closure.chunk is None or id(closure.chunk) in chosen
        ]

    def _closures(self, run: ModuleRun, chunk: Chunk) -> list[tuple[Closure, ClassInfo | None]]:
        """The functions and methods of a top-level chunk, which has its own share of steps."""
        if chunk.kind in ("function", "class") and chunk.name is not None:
            self._guarded(None, partial(self._global, run, chunk.name))
        return closures(self._machine, run, chunk)

    def _entry(self, closure: Closure, owner: ClassInfo | None) -> Entry:
        return self._entries.setdefault(closure, Entry(closure, owner, len(self._entries)))

    def _enqueue(self, entry: Entry) -> None:
        hook = entry.owner is None and entry.closure.name == "__getattr__"  # for what is missing
        if entry.runs < MOST_RUNS and not hook:
            self._queue.setdefault(entry)

    def _drain(self) -> None:
        machine = self._machine
        while self._queue:
            entry, _ = self._queue.popitem(last=False)
            if entry.hopeless:
                continue
            chunk = entry.closure.chunk
            spelled = chunk is None or id(chunk) in machine.spelled
            if not spelled and self._callers_cost > MOST_CALLERS_STEPS:
                self._pass_over(entry)
                self._follow_up(entry)
                continue
            entry.runs += 1
            machine.heap.reads = {}
            machine.writer = entry
            known = machine.recorder.of(entry)
            machine.recorder.begin(entry)
            place = entry.closure.module, chunk or chunk_of(entry.closure)
            entry.hopeless = not self._guarded(place, partial(self._run_entry, entry))
            if entry.hopeless:
                self._pass_over(entry)
            if self._was_frugal:
                machine.recorder.keep(known)
            machine.writer = None
            machine.recorder.begin(None)
            if not spelled:
                self._callers_cost += machine.account.steps
            self._demand(words_of_reasons(machine, machine.recorder.reasons(entry)))
            self._note_reads(entry, machine.heap.reads)
            machine.heap.reads = {}
            self._follow_up(entry)

    def _run_entry(self, entry: Entry) -> None:
        machine = self._machine
        receivers = _receivers(machine, entry.closure, entry.owner)
        lacking: list[int] = []  # objects that alone do not work: an attribute is never set
        for index, receiver in enumerate(receivers):
            machine.recorder.begin(entry, index)
            machine.account.begin_again()
            machine.missing.clear()
            machine.unawaited.clear()
            run = entry.closure.module
            state = State(machine.heap)
            frame = Frame(machine.new_id(), run, (run.frame,), "<entry>")
            since = machine.new_id()
            arguments = open_arguments(machine)
            closure = entry.closure
            before = closure.runs
            with constructing(machine, state, closure, receiver):
                value = call_closure(machine, state, frame, closure, arguments, receiver, None)
            entry.own += closure.runs - before
            self._demand(words_of_result(machine, state, closure, value, entry))
            go_on_all(machine, state)
            run_pending(machine, state)
            if machine.grown:
                machine.publish(state, since)
            if getattr(receiver, "id", 0) in machine.missing:
                lacking.append(index)
        if len(lacking) < len(receivers):
            for index in lacking:
                machine.recorder.begin(entry, index)

    def _pass_over(self, entry: Entry) -> None:
        """What an entry that is not run would have called and set may be called and set by it."""
        machine, chunk = self._machine, entry.closure.chunk
        if chunk is None or entry.passed_over:
            return
        entry.passed_over = True
        self._loose |= chunk.reads | chunk.attributes
        run = entry.closure.module
        unknown = machine.unknown(f"`{entry.closure.name}()` is too complex to follow")
        for name in sorted(chunk.global_binds):
            machine.share_as(entry, (run.frame, name), unknown)
        if entry.owner is not None:
            for info in (entry.owner, *subclasses(entry.owner)):
                if info.instance is not None:
                    for name in sorted(chunk.stores):
                        machine.share_as(entry, (info.instance, name), unknown)

    def _open_clients(self) -> None:
        """A client that callers pass in may be any where some of them were not followed."""
        for record in self._machine.recorder.records():
            origins = (
                self._machine.parameters.get(reason.location)
                for reason in record.reasons.get("platform", ())
                if reason.location is not None
            )
            passed = [origin for origin in origins if isinstance(origin, Closure)]
            if any(not self._loose.isdisjoint(names(origin)) for origin in passed):
                record.open_platform()

    def _demand(self, words: set[str]) -> None:
        renamed = self._machine.renamed
        words = words.union(*(renamed[word] for word in words if word in renamed))
        self._fresh |= words - self._machine.demanded

    def _note_reads(self, entry: Entry, reads: dict[Key, None]) -> None:
        """Note what an entry's last run read, and it as a reader of that."""
        for key in entry.reads.keys() - reads.keys():
            self._readers[key].discard(entry)
        for key in reads:
            self._readers.setdefault(key, set()).add(entry)
        entry.reads = reads

    def _run_statements_again(self) -> None:
        """Run the statements that led to calls again where others set what they read."""
        machine = self._machine
        for _ in range(MOST_RUNS):
            for reads, _ in list(machine.sending.values()):
                self._ask_writers(reads, called=False)
            self._drain()
            stale = [
                (run, index)
                for (run, index), (reads, clock) in machine.sending.items()
                if machine.heap.changed_since(clock, reads)
            ]
            for run, index in stale:
                place = run, run.module.chunks[index]
                self._guarded(place, partial(modules.run_again, machine, run, index))
            if not stale:
                break

    def _ask_writers(self, keys: Iterable[Key], called: bool = True) -> None:
        """See that who may write these fields is run; if `called`, also those whose callers are."""
        for key in keys:
            if key not in self._asked:
                self._asked.add(key)
                for closure, owner in self._writers(key):
                    writer = self._entry(closure, owner)
                    followed = closure.runs and self._closed(closure)
                    if not writer.runs and (called or not followed):
                        self._enqueue(writer)
                    if sets_what_it_is_handed(closure, key[1]):
                        self._demand(set(names(closure)))

    def _follow_up(self, entry: Entry) -> None:
        """Run who writes what the entry read, and again who read what it wrote."""
        self._ask_writers(entry.reads)
        grown, self._machine.grown = self._machine.grown, {}
        reading = {other for key in grown for other in self._readers.get(key, ())}
        for other in sorted(reading, key=lambda other: other.number):
            if self._matters(other):
                self._enqueue(other)

    def _matters(self, entry: Entry) -> bool:
        """Whether a further run could tell anything: a call, or what others read.

        An entry that came to no call may come to one with what has been set since.
        """
        machine = self._machine
        chunk = entry.closure.chunk
        leads = chunk is None or id(chunk) in machine.spelled or chunk.mentions(machine.demanded)
        return leads or machine.recorder.has(entry) or machine.heap.wrote(entry)

    def _writers(self, key: Key) -> Iterable[tuple[Closure, ClassInfo | None]]:
        """The functions that may write a field that others see."""
        owner, name = key
        if not isinstance(name, str):
            return
        info = self._machine.objects.get(owner)
        if info is not None and info.owner is not None:
            for base in bases_of(info.owner):
                if isinstance(base, ClassInfo) and not self._machine.within_function(base):
                    yield from ((method, base) for method in setters(base, name))
        for run, chunk, part, holder, as_global in self._setting.get(name, ()):
            if (as_global and run.frame == owner) or (holder is None and name in part.stores):
                yield from self._of(run, chunk, part)
        if isinstance(name, str):
            for run, chunk, part in self._changing.get(name, ()):
                yield from self._of(run, chunk, part)

    def _of(
        self, run: ModuleRun, chunk: Chunk, part: Chunk
    ) -> Iterable[tuple[Closure, ClassInfo | None]]:
        for closure, owner in self._closures(run, chunk):
            if closure.chunk is part:
                yield closure, owner

    def _guarded(self, place: tuple[ModuleRun, Chunk] | None, action: Callable[[], object]) -> bool:
        """Run an entry; if it is too complex, again with less followed.

        If that is too complex too, its calls are noted with nothing known of them, and False.
        """
        machine = self._machine
        spelled = place is not None and id(place[1]) in machine.spelled
        late = self._spent > MOST_TOTAL
        for frugal in (False, True) if spelled and not late else (late,):
            machine.account.frugal = self._was_frugal = frugal
            machine.account.grant(MOST_STEPS if spelled and not late else CALLER_STEPS)
            machine.followed.clear()
            try:
                action()
            except (TooComplex, RecursionError):
                self._abandon()
            except Exception as error:
                if self._told is None:
                    raise
                self._told(self._defect(place, error))
                self._abandon()
                break
            else:
                return True
            finally:
                self._spent += machine.account.spent
                machine.account.frugal = False
        if place is not None:
            self._note_unresolved(place)
        return False

    def _note_unresolved(self, place: tuple[ModuleRun, Chunk]) -> None:
        try:
            note_unresolved(self._machine, *place)
        except Exception as error:  # the same one again, where lowering has the defect
            if self._told is None:
                raise
            self._told(self._defect(place, error))

    def _defect(self, place: tuple[ModuleRun, Chunk] | None, error: Exception) -> FileError:
        """What is told of an error: at the entry, else at the function that was being run."""
        called = [c for c in self._machine.stack if c.chunk is not None]
        if place is None and called and called[-1].chunk is not None:
            place = called[-1].module, called[-1].chunk
        if place is None:
            return defect(self._runs[0].path, 1, error)
        return defect(place[0].path, place[1].first_line, error)

    def _abandon(self) -> None:
        """Leave a run that was too complex, wherever it was."""
        machine = self._machine
        machine.forget_followed()
        machine.stack.clear()
        machine.call_sites = []
        machine.pending.clear()
        machine.nested.clear()
        for run in machine.modules.values():
            run.point = None


def private(closure: Closure) -> bool:
    """Whether only the tree itself is meant to call the function."""
    return is_private(closure.name)


def sets_what_it_is_handed(closure: Closure, name: Hashable) -> bool:
    """Whether a function sets this attribute of something that its callers pass."""
    if closure.chunk is None or closure.owner is not None:
        return False
    links = (link.partition(".") for link in closure.chunk.links)
    bases = (base for base, _, last in links if last == name)
    return any(base not in closure.module.binders for base in bases)


def setters(info: ClassInfo, name: str) -> Iterable[Closure]:
    """A class's methods that may set an attribute, but for the constructor."""
    for method in info.methods.values():
        chunk = method.chunk
        sets = chunk is None or name in chunk.stores or name in chunk.mutates
        if sets and method.name != "__init__":
            yield method


def functions(run: ModuleRun) -> Iterable[tuple[Chunk, Chunk, Chunk | None]]:
    """Every function chunk of a module: the top-level chunk it stands in, itself, its class."""
    for chunk in run.module.chunks:
        for part, owner in flat([chunk]):
            if part.kind == "function":
                yield chunk, part, owner


def closures(
    machine: Machine, run: ModuleRun, chunk: Chunk
) -> list[tuple[Closure, ClassInfo | None]]:
    """The functions and methods that a top-level chunk, which has run, defines."""
    inner = run.inner.get(run.positions[id(chunk)], [])
    if chunk.kind not in ("function", "class") or chunk.name is None:
        return inner
    if chunk.kind == "function":
        closure = machine.functions.get(id(chunk))
        return [(closure, closure.owner)] if closure is not None else []
    standing = {id(each) for each in _classes(chunk)}
    methods = [
        (method, info)
        for info in run.classes
        if id(info.chunk) in standing
        for method in info.methods.values()
    ]
    return [*methods, *inner]


def _classes(chunk: Chunk) -> list[Chunk]:
    """A class's chunk and those of the classes in its body, at any depth."""
    inner = [each for child in chunk.children if child.kind == "class" for each in _classes(child)]
    return [chunk, *inner]


def _run_lambda(machine: Machine, state: State, frame: Frame, closure: Closure) -> None:
    run_unseen(machine, state, frame, closure)
    run_pending(machine, State(machine.heap))


def _receivers(machine: Machine, closure: Closure, owner: ClassInfo | None) -> list[Atom | None]:
    """What a function is run on: nothing, or an object of each class that has the method."""
    if owner is None:
        return [None]
    bound = machine.heap.base.get((owner.frame, closure.name), ())
    kinds = {atom.kind for atom, _ in bound if isinstance(atom, Wrapped)}
    if "static" in kinds:
        return [None]
    state = State(machine.heap)
    inheriting = [
        info
        for info in (owner, *subclasses(owner))
        if info is owner or find(state, info, closure.name) == bound
    ]
    concrete = [info for info in inheriting if not _abstract(info)] or [owner]
    if "class" in kinds:
        return list(concrete)
    return [open_instance(machine, info) for info in concrete]


def _abstract(info: ClassInfo) -> bool:
    """Whether the class, whose methods are known, leaves an abstract one undefined."""
    if info.abstract is None:
        info.abstract = _leaves_undefined(info)
    return info.abstract


def _leaves_undefined(info: ClassInfo) -> bool:
    seen: set[str] = set()
    for base in bases_of(info):
        if not isinstance(base, ClassInfo):
            continue
        for name, method in base.methods.items():
            if name in seen:
                continue
            seen.add(name)
            decorators = method.chunk.decorators if method.chunk is not None else ()
            if any(d.rpartition(".")[2] == "abstractmethod" for d in decorators):
                return True
    return False
