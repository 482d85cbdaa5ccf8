"""The heap: what modules and classes have set up, and what functions do to it later.

A run of a function works on a state of its own. What it writes to something that others can
see too (a global, an attribute of an object, an item of a shared dict) is noted here by writer,
because any of the writers may have run before another function reads it. The last writer is a
choice, so that fields that one writer sets together stay together.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import field
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from domicile.quick_classes import dataclass
from domicile.resolve.domain.atoms import TURN, Atom, Const, EnumMember, Items, Ref, Unknown
from domicile.resolve.domain.guards import TRUE, Guard
from domicile.resolve.domain.values import ABSENT_VALUE, Alternative, Value, under, unguarded, union

if TYPE_CHECKING:
    from domicile.resolve.domain.state import State

Key: TypeAlias = tuple[int, Hashable]
MOST_WRITERS = 6  # of one owner that are told apart
MOST_HELD = 8  # objects that one writer sets a field to
MOST_TOLD_APART = 16  # constants that a crowd of writers sets a field to
# Whether a write is news, or only further objects where the writer has set some before.
NOTHING, AGAIN, NEWS = range(3)


@dataclass(slots=True)
class Written:
    """What one writer sets a field to; `always` if it does so on every path."""

    value: Value
    always: bool


@dataclass(frozen=True, slots=True)
class Making:
    """A writer that stands for the making of an object: what it does not set is as set up."""

    fields: tuple[tuple[str, Value, bool], ...]  # name, constants, and whether these are all
    key: Hashable = None  # what tells it from others with the same fields


@dataclass(slots=True)
class Shared:
    """A field with later writers: the branches where it is as set up, and its other values."""

    as_set_up: tuple[Guard, ...]
    others: Value
    last: tuple[Value, Value] | None = None  # what was joined last, and to what

    def joined(self, base: Value) -> Value:
        """The field's value where `base` is what it was set up with."""
        if self.last is None or self.last[0] is not base:
            found = [a for guard in self.as_set_up for a in under(base, guard)]
            self.last = base, union((*found, *self.others))
        return self.last[1]


@dataclass(slots=True)
class Heap:
    """The base store, who owns what in it, later writes, and which fields were read."""

    choose: Callable[[int, Hashable], list[Guard]]  # so many branches, the same for the same key
    base: dict[Key, Value] = field(default_factory=dict)
    owners: set[int] = field(default_factory=set)  # frames and objects that others can see
    closed: set[int] = field(default_factory=set)  # objects that are made as shown, in no other way
    strangers: set[int] = field(default_factory=set)  # objects made as nothing shows
    class_frames: set[int] = field(default_factory=set)
    # Of any owner, as far as the base store was when names were asked for.
    names: dict[int, list[Hashable]] = field(default_factory=dict)
    named: int = 0  # how many fields of the base store these are
    settled: dict[int, dict[Hashable, Shared | None]] = field(default_factory=dict)
    writes: dict[int, dict[Hashable, dict[Hashable, Written]]] = field(default_factory=dict)
    # The same writes by writer, then by owner.
    written: dict[Hashable, dict[int, dict[Hashable, Written]]] = field(default_factory=dict)
    deferred: dict[int, Callable[[State], None]] = field(default_factory=dict)  # by generator
    reads: dict[Key, None] = field(default_factory=dict)
    clock: int = 0  # how many writes were news
    changed: dict[Key, int] = field(default_factory=dict)  # when a field last got new values
    work: int = 0  # values joined so far, a measure of cost
    passing: set[int] = field(default_factory=set)  # choices of who has set something last

    def publish(self, key: Key, value: Value) -> None:
        """Set a field for all to see."""
        self.base[key] = value
        self.owners.add(key[0])

    def retract(self, key: Key) -> None:
        """Take a field back that was set for all to see."""
        self.base.pop(key, None)
        self.names.clear()
        self.named = 0

    def names_of(self, owner: int) -> list[Hashable]:
        """The names that the base store has of an owner, in order."""
        new = list(islice(reversed(self.base), len(self.base) - self.named))
        for each, name in reversed(new):
            self.names.setdefault(each, []).append(name)
        self.named += len(new)
        return self.names.get(owner, [])

    def get(self, key: Key) -> Value | None:
        """A field as any function may find it; None if nothing ever sets it."""
        value = self.base.get(key)
        if key[0] in self.owners:
            self.reads[key] = None
            shared = self.later(key)
            if shared is not None:
                return shared.joined(ABSENT_VALUE if value is None else value)
        return value

    def write(
        self, key: Key, writer: Hashable, value: Value, always: bool, together: bool = False
    ) -> int:
        """Note what a writer sets a field to; whether that is `NEWS`.

        Guards are kept of what one run sets `together`: all that it says of those fields.
        """
        fields = self.writes.setdefault(key[0], {}).setdefault(writer, {})
        self.written.setdefault(writer, {})[key[0]] = fields
        value = value if together else unguarded(value)
        known = fields.get(key[1])
        if known is None:
            self.is_news(key)
            fields[key[1]] = Written(value, always)
            self.settled.pop(key[0], None)
            return NEWS
        atoms = {told(atom) for atom, guard in known.value if together or not guard}
        new = tuple(alt for alt in value if told(alt.atom) not in atoms)
        again = bool(new) and all(_is_made(atom) for atom, _ in new)
        again = again and any(_is_made(atom) for atom, _ in known.value)
        if together:
            shown = {told(atom) for atom, _ in value}
            left = tuple(a for a in known.value if not a.guard or told(a.atom) not in shown)
            known.value = union((*left, *value))
            self.settled.pop(key[0], None)
        if not new and (always or not known.always):
            return NOTHING
        self.is_news(key)
        if not together:
            known.value = unguarded((*known.value, *new))
        known.always = known.always and always
        self.settled.pop(key[0], None)
        return AGAIN if again else NEWS

    def given_later(self, key: Key, but: Callable[[Hashable], bool]) -> Value:
        """All that writers have set a field to, but for some; whoever asks has read the field."""
        self.owners.add(key[0])
        self.reads[key] = None
        writers = self.writes.get(key[0], {})
        written = (
            fields[key[1]] for each, fields in writers.items() if key[1] in fields and not but(each)
        )
        return unguarded(tuple(alt for found in written for alt in found.value))

    def is_news(self, key: Key) -> None:
        """Note that a field has got another value."""
        self.clock += 1
        self.changed[key] = self.clock

    def changed_since(self, clock: int, keys: Iterable[Key]) -> bool:
        """Whether one of these fields has got new values since then."""
        return any(self.changed.get(key, 0) > clock for key in keys)

    def wrote(self, writer: Hashable) -> bool:
        """Whether a writer has set anything that others see."""
        return writer in self.written

    def later(self, key: Key) -> Shared | None:
        """A field's later values by who wrote last; None if nobody wrote it."""
        owner, name = key
        writers = self.writes.get(owner)
        if writers is None:
            return None
        if owner in self.strangers and owner not in self.closed:
            setters = {each: own for each, own in writers.items() if not isinstance(each, Making)}
            return self._settle(owner, name, setters)
        settled = self.settled.setdefault(owner, {})
        if name not in settled:
            settled[name] = self._settle(owner, name, writers)
        return settled[name]

    def _settle(
        self, owner: int, name: Hashable, writers: dict[Hashable, dict[Hashable, Written]]
    ) -> Shared | None:
        """One branch for "as set up", then one a writer; a crowd of writers shares one."""
        if not any(name in fields for fields in writers.values()):
            return None
        if len(writers) > MOST_WRITERS:
            fields = [each[name] for each in writers.values() if name in each]
            crowd = unguarded(tuple(alt for written in fields for alt in written.value))
            told = self._told_apart((owner, name), crowd)
            if told is not None:
                return told
            if owner in self.closed and self._made_with(name, writers):
                return Shared((), crowd)
            writers = {None: {name: Written(crowd, always=False)}}
        branches = self._choice(len(writers) + 1, ("writers", owner, len(writers)))
        as_set_up = [] if owner in self.closed else [branches[0]]
        others: list[Alternative] = []
        for index, (writer, fields_of_one) in enumerate(writers.items(), 1):
            branch, own = branches[index], fields_of_one.get(name)
            if own is not None:
                others += under(self._held((owner, name), index, own.value), branch)
            if own is not None and own.always:
                continue
            if isinstance(writer, Making):
                as_set_up.append(branch)
                continue
            made = self._made_before(owner, index, writers)
            for other, theirs in writers.items():
                if other is writer:
                    continue
                ways = [branch | guard for guard in made.get(other, (TRUE,))]
                if name in theirs:
                    others += (alt for way in ways for alt in under(theirs[name].value, way))
                elif other in made:
                    as_set_up += ways
            if not (owner in self.closed and made):
                as_set_up += [branch | guard for guard in made.get(None, (TRUE,))]
        return Shared(tuple(as_set_up), union(others))

    def _made_with(self, name: Hashable, writers: dict[Hashable, dict[Hashable, Written]]) -> bool:
        """Whether every object that is made gets a field by its making."""
        makings = [own for writer, own in writers.items() if isinstance(writer, Making)]
        return bool(makings) and all(name in own for own in makings)

    def _held(self, key: Key, index: int, value: Value) -> Value:
        """What a writer sets a field to: which of several objects it is stays the same."""
        if not 1 < len(value) <= MOST_HELD or not all(isinstance(a, Ref) for a, _ in value):
            return value
        if len({guard for _, guard in value}) == len(value):
            return value
        branches = self._choice(len(value), ("held by", key, index, len(value)))
        pairs = zip(value, branches, strict=True)
        return tuple(Alternative(atom, guard | branch) for (atom, guard), branch in pairs)

    def _made_before(
        self, owner: int, index: int, writers: dict[Hashable, dict[Hashable, Written]]
    ) -> dict[Hashable, tuple[Guard, ...]]:
        """With what an object may have been made to which a writer has set something else since,
        None for as set up: what it was made with stays together."""
        makings = [writer for writer in writers if isinstance(writer, Making)]
        if not makings:
            return {}
        first: list[Hashable] = [] if owner in self.closed else [None]
        before = [*first, *makings]
        guards = self._choice(len(before), ("made before", owner, index, len(before)))
        return {writer: (guard,) for writer, guard in zip(before, guards, strict=True)}

    def _choice(self, count: int, key: Hashable) -> list[Guard]:
        branches = self.choose(count, key)
        self.passing.update(decision.choice for decision in branches[0])
        return branches

    def _told_apart(self, key: Key, crowd: Value) -> Shared | None:
        """As set up, or one of the constants that a crowd of writers sets a field to."""
        shown = all(isinstance(atom, Const | EnumMember) for atom, _ in crowd)
        if not shown or len(crowd) > MOST_TOLD_APART:
            return None
        first, *branches = self._choice(len(crowd) + 1, ("crowd", key, len(crowd)))
        pairs = zip(crowd, branches, strict=True)
        return Shared((first,), tuple(Alternative(alt.atom, branch) for alt, branch in pairs))


def _is_made(atom: Atom) -> bool:
    """Whether it is what each run of a writer makes anew."""
    return isinstance(atom, Ref | Items)


def told(atom: Atom) -> Hashable:
    """What tells a writer's values apart: what it does not show is the same in its next run."""
    if isinstance(atom, Unknown):
        path = tuple([step.partition(TURN)[0] for step in atom.path])
        return atom.reasons, path, atom.foreign, atom.near
    return atom
