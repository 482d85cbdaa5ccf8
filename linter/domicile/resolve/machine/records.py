"""What resolution notes down about each place that sends, until it becomes a `Call`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from domicile.calls import UNKNOWN, Call, Location, Reason, Scalar, Values, Variant
from domicile.facts.models import read_model_id
from domicile.facts.platforms import platform as platform_facts
from domicile.ir import Span

MOST_REASONS = 6
ANY_OPERATION = ""  # of a possible call whose operation is not shown either
NOTHING_KNOWN = Variant(UNKNOWN, UNKNOWN, UNKNOWN, (), UNKNOWN, UNKNOWN, UNKNOWN)


@dataclass(slots=True)
class Record:
    """One place and operation: its combinations, each with the callers that made it."""

    surface: str
    has_geo_field: bool
    infers: bool
    arguments: dict[str, Span]
    variants: dict[Variant, dict[Location, None]] = field(default_factory=dict)
    reasons: dict[str, dict[Reason, None]] = field(default_factory=dict)
    of_batch: bool = False  # a batch of which only the call is known, not its entries

    def add(self, other: Record) -> None:
        """Take over what another entry found at the same place."""
        for name, span in other.arguments.items():
            self.arguments.setdefault(name, span)
        for variant, callers in other.variants.items():
            self.variants.setdefault(variant, {}).update(callers)
        for attribute, found in other.reasons.items():
            self.reasons.setdefault(attribute, {}).update(found)

    def depends_on(self, places: Set[Location]) -> bool:
        """Whether something about it is open because of what stands at one of the places."""
        return any(reason.location in places for found in self.reasons.values() for reason in found)

    def open_platform(self) -> None:
        """Add that the platform may be another one, with whatever else goes with it."""
        for variant, callers in list(self.variants.items()):
            other = replace(variant, platform=UNKNOWN, host=UNKNOWN, region=UNKNOWN)
            self.variants.setdefault(other, {}).update(callers)


class Recorder:
    """Collects records; the same place seen again adds its combinations."""

    def __init__(self) -> None:
        self._records: dict[object, dict[tuple[Location, str], Record]] = {}
        # What would be sent where a call only may be one: it counts beside a call that is one.
        self._possible: dict[object, dict[tuple[Location, str], Record]] = {}
        self._doubting = False
        self._parts: dict[object, set[int]] = {}  # of each entry
        self.noted = 0  # how often something was recorded, or an empty batch come to
        self.current: object = None  # the entry that is running; None while things are set up

    def begin(self, entry: object, part: int = 0) -> None:
        """What is recorded from now on belongs to a part of `entry`; what it had is void."""
        self.current = None if entry is None else (entry, part)
        if entry is not None:
            self._records.pop(self.current, None)
            self._possible.pop(self.current, None)
            self._parts.setdefault(entry, set()).add(part)

    def begin_anew(self, entry: object) -> None:
        """As `begin`, for all parts that the entry has had."""
        for part in self._parts.get(entry, ()):
            self._records.pop((entry, part), None)
            self._possible.pop((entry, part), None)
        self.begin(entry)

    @property
    def has_told(self) -> bool:
        """Whether what runs now has come to a call."""
        return bool(self._records.get(self.current))

    def record(
        self,
        location: Location,
        operation: str,
        blank: Record,
        variant: Variant,
        callers: Iterable[Location],
    ) -> Record:
        """Add one combination at a place; `blank` is the record to start with."""
        self.noted += not self._doubting
        kept = self._possible if self._doubting else self._records
        records = kept.setdefault(self.current, {})
        record = records.setdefault((location, operation), blank)
        for name, span in blank.arguments.items():
            record.arguments.setdefault(name, span)
        record.variants.setdefault(variant, {}).update(dict.fromkeys(callers))
        return record

    @contextmanager
    def doubting(self) -> Iterator[None]:
        """While what is recorded may be no call of the surface, unless others show that it is."""
        outer, self._doubting = self._doubting, True
        try:
            yield
        finally:
            self._doubting = outer

    def of(self, entry: object) -> dict[object, dict[tuple[Location, str], Record]]:
        """What an entry has led to so far, by its parts."""
        parts = [(entry, part) for part in self._parts.get(entry, ())]
        return {part: self._records[part] for part in parts if part in self._records}

    def keep(self, known: dict[object, dict[tuple[Location, str], Record]]) -> None:
        """Add what an entry has led to in an earlier run, of which more was followed."""
        for part, records in known.items():
            here = self._records.setdefault(part, {})
            for key, record in records.items():
                if key in here:
                    record.add(here[key])
                here[key] = record

    def leave_to_others(self, entries: Mapping[object, Set[Location] | None]) -> None:
        """Drop what entries led to where others led to the same call.

        They are functions that nothing but what is seen calls: what they would send if anybody
        called them does not count. With places given it does where it depends on none of the
        parameters that stand there.
        """
        parts = [(entry, part) for entry in entries for part in self._parts.get(entry, ())]
        dropped = frozenset(parts)
        others = {
            key for part, found in self._records.items() if part not in dropped for key in found
        }
        others |= {(location, ANY_OPERATION) for location, _ in others}
        for entry, part in parts if others else ():
            places = entries[entry]
            for kept in (self._records, self._possible):
                records = kept.get((entry, part), {})
                for key in others & records.keys():
                    if places is None or records[key].depends_on(places):
                        del records[key]

    def places(self) -> Iterable[Location]:
        """Where a call has been found of which something is known."""
        return (
            location
            for records in self._records.values()
            for (location, _), record in records.items()
            if any(variant.model is not UNKNOWN for variant in record.variants)
        )

    def records(self) -> Iterable[Record]:
        """All that is noted so far."""
        return (record for records in self._records.values() for record in records.values())

    def has(self, entry: object) -> bool:
        """Whether an entry has led to a call."""
        return any(self._records.get((entry, part)) for part in self._parts.get(entry, ()))

    def alone(self, entry: object) -> bool:
        """Whether some call is one that nothing else has led to."""
        own = [(entry, part) for part in self._parts.get(entry, ())]
        mine = {key for part in own for key in self._records.get(part, ())}
        theirs = (found.keys() for part, found in self._records.items() if part not in own)
        return not mine <= set().union(*theirs)

    def may_have(self, entry: object) -> bool:
        """Whether an entry has led to a call, or to what may be one."""
        parts = [(entry, part) for part in self._parts.get(entry, ())]
        return self.has(entry) or any(self._possible.get(part) for part in parts)

    def reasons(self, entry: object) -> Iterable[Reason]:
        """Why values that an entry's calls send are open, whatever the attribute."""
        for part in sorted(self._parts.get(entry, ())):
            for record in self._records.get((entry, part), {}).values():
                for found in record.reasons.values():
                    yield from found
            for (_, operation), record in self._possible.get((entry, part), {}).items():
                if operation != ANY_OPERATION:
                    yield from record.reasons.get("platform", ())

    def calls(self, language: str) -> tuple[Call, ...]:
        """All calls, in the order of their places."""
        merged: dict[tuple[Location, str], Record] = {}
        operations: dict[Location, list[tuple[Location, str]]] = {}  # by place
        for records in self._records.values():
            for key, record in records.items():
                if key in merged:
                    merged[key].add(record)
                else:
                    merged[key] = record
                    operations.setdefault(key[0], []).append(key)
        for records in self._possible.values():
            for key, record in records.items():
                meant = [key] if key[1] != ANY_OPERATION else operations.get(key[0], ())
                for known in meant:
                    if known in merged:
                        merged[known].add(record)
        _merge_batches(merged)
        ordered = sorted(merged.items(), key=lambda item: (_order(item[0][0]), item[0][1]))
        return tuple(
            _call(location, operation, record, language)
            for (location, operation), record in ordered
        )


def _merge_batches(merged: dict[tuple[Location, str], Record]) -> None:
    """Where a batch was too complex in one run and its entries are known from another, they are
    told, and that more may be sent there."""
    for (place, operation), record in [item for item in merged.items() if item[1].of_batch]:
        entries = [
            found
            for (inner, other), found in merged.items()
            if other == operation and inner != place and _within(inner, place)
        ]
        for found in entries:
            found.add(record)
        if entries:
            del merged[place, operation]


def _within(inner: Location, outer: Location) -> bool:
    same = (inner.path, inner.cell) == (outer.path, outer.cell)
    return same and outer.span.contains(inner.span)


def _order(location: Location) -> tuple[str, int, Span]:
    return (location.path, location.cell or 0, location.span)


def _call(location: Location, operation: str, record: Record, language: str) -> Call:
    variants = tuple(
        replace(variant, related=tuple(sorted(callers, key=_order)))
        for variant, callers in sorted(record.variants.items(), key=lambda item: repr(item[0]))
    )
    return Call(
        location=location,
        language=language,
        surface=record.surface,
        operation=operation,
        variants=variants,
        platform=_values(record, "platform", (v.platform for v in variants)),
        model=_models(record, variants),
        inference_geo=_values(record, "geo", (v.geo for v in variants)),
        region=_values(record, "region", (v.region for v in variants)),
        has_geo_field=record.has_geo_field,
        infers=record.infers,
        arguments=dict(record.arguments),
    )


def _models(record: Record, variants: tuple[Variant, ...]) -> Values:
    """The models of a call. In an open list that has a Claude model, evident models of other
    vendors are those of other providers in the same table: left out where none is served. So is
    that there is none, which no request may do without: unseen code fills it in."""
    found = _values(record, "model", (m for v in variants for m in (v.model, *v.fallbacks)))
    if found.complete or not any(_is_claude(model) for model in found.values):
        return found
    served = {
        model
        for variant in variants
        for model in (variant.model, *variant.fallbacks)
        if _is_claude(model) is not False or not _serves_claude_only(variant.platform)
    }
    kept = tuple(model for model in found.values if model in served and model is not None)
    return replace(found, values=kept)


def _is_claude(model: Scalar) -> bool | None:
    return read_model_id(model).claude if isinstance(model, str) else None


def _serves_claude_only(platform: Scalar) -> bool:
    """Whether nothing shows that a platform serves other models, or under other names."""
    known = platform_facts(platform) if isinstance(platform, str) else None
    return known is None or (known.id != "gateway" and known.models == "id")


def _values(record: Record, attribute: str, found: Iterable[Scalar]) -> Values:
    known: set[str | None] = set()
    complete = True
    for value in found:
        if value is UNKNOWN:
            complete = False
        else:
            known.add(value)
    ordered = tuple(sorted(known, key=lambda value: (value is not None, value or "")))
    reasons = () if complete else tuple(record.reasons.get(attribute, ()))[:MOST_REASONS]
    return Values(ordered, complete, reasons)
