"""What resolution notes down about each place that sends, until it becomes a `Call`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from domicile.calls import UNKNOWN, Call, Location, Reason, Scalar, Values, Variant
from domicile.ir import Span

ATTRIBUTES = ("platform", "model", "geo", "region")
MOST_REASONS = 6


@dataclass(slots=True)
class Record:
    """One place and operation: its combinations, each with the callers that made it."""

    surface: str
    has_geo_field: bool
    infers: bool
    arguments: dict[str, Span]
    variants: dict[Variant, dict[Location, None]] = field(default_factory=dict)
    reasons: dict[str, dict[Reason, None]] = field(default_factory=dict)


class Recorder:
    """Collects records; the same place seen again adds its combinations."""

    def __init__(self) -> None:
        self._records: dict[tuple[Location, str], Record] = {}

    def __contains__(self, location: Location) -> bool:
        return any(known == location for known, _ in self._records)

    def record(
        self,
        location: Location,
        operation: str,
        blank: Record,
        variant: Variant,
        callers: Iterable[Location],
    ) -> Record:
        """Add one combination at a place; `blank` is the record to start with."""
        record = self._records.setdefault((location, operation), blank)
        for name, span in blank.arguments.items():
            record.arguments.setdefault(name, span)
        record.variants.setdefault(variant, {}).update(dict.fromkeys(callers))
        return record

    def calls(self, language: str) -> tuple[Call, ...]:
        """All calls, in the order of their places."""
        return tuple(
            _call(location, operation, record, language)
            for (location, operation), record in sorted(
                self._records.items(), key=lambda entry: (_order(entry[0][0]), entry[0][1])
            )
        )


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
        model=_values(record, "model", (m for v in variants for m in (v.model, *v.fallbacks))),
        inference_geo=_values(record, "geo", (v.geo for v in variants)),
        region=_values(record, "region", (v.region for v in variants)),
        has_geo_field=record.has_geo_field,
        infers=record.infers,
        arguments=dict(record.arguments),
    )


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
