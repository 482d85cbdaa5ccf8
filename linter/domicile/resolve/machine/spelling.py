"""The names by which calls are spelled, as the catalogue of an SDK gives them."""

from __future__ import annotations

from domicile.catalog import Catalog, Path
from domicile.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class Spelling:
    """Names of a client's attributes, and of what is below them.

    Every spelled-out call mentions one of the `seeds` and, behind it, one of the `tails`.
    """

    seeds: frozenset[str]
    tails: frozenset[str]
    roots: frozenset[str]  # attributes of a client that operations are read from, but for `beta`
    plain: frozenset[str]  # methods of a client itself that send; other objects have such, too
    counting: frozenset[str]  # operations that infer nothing
    operation_names: frozenset[str]  # of those that are recognised on any receiver
    sending_paths: frozenset[Path]  # from a client to an operation, with all that is on the way


def spelling_of(catalog: Catalog) -> Spelling:
    """The names of a catalogue."""
    operations = catalog.operations
    whole = (*operations, *catalog.thread_operations)
    return Spelling(
        seeds=_seeds(catalog),
        tails=frozenset(path[-1] for path in operations) | catalog.transparent,
        roots=catalog.roots(),
        plain=frozenset(path[-1] for path in operations if len(path) == 1),
        counting=_counting(catalog),
        operation_names=frozenset(path[-1] for path in catalog.recognised.paths),
        sending_paths=frozenset(path[:end] for path in whole for end in range(1, len(path) + 1)),
    )


def _seeds(catalog: Catalog) -> frozenset[str]:
    """Names of which every spelled-out call has at least one; also as private attributes."""
    private = (f"{start}{name}" for name in catalog.above() for start in ("_", "__"))
    named = (name for path in catalog.operations for name in (path[-2:-1] or path))
    sends = frozenset(named) - catalog.transparent
    return sends.union(private, catalog.thread_classes, catalog.resource_classes)


def _counting(catalog: Catalog) -> frozenset[str]:
    """The names of operations that infer nothing, and of no others."""
    named = frozenset(o.path[-1] for o in catalog.operations.values() if not o.infers)
    return named - {o.path[-1] for o in catalog.operations.values() if o.infers}
