"""What could not be run: its calls are noted with nothing known of them."""

from __future__ import annotations

from collections.abc import Iterable

from domicile import ir
from domicile.calls import UNKNOWN, Location, Reason, Variant
from domicile.chunks import Chunk
from domicile.resolve.modules import lowered
from domicile.resolve.program import Machine, ModuleRun
from domicile.resolve.records import Record


def note_unresolved(machine: Machine, run: ModuleRun, chunk: Chunk) -> None:
    """Note the calls spelled out in a chunk that was too complex, with everything unknown."""
    reason = Reason("the code around the call is too complex to follow", None)
    unknown = Variant(UNKNOWN, UNKNOWN, UNKNOWN, (), UNKNOWN, UNKNOWN, UNKNOWN)
    for statement in lowered(run, chunk):
        for call, path in _spelled(statement):
            tails = [path[-n:] for n in (4, 3, 2) if path[-n:] in machine.catalog.recognised.paths]
            if not tails:
                continue
            operation = machine.catalog.operations[tails[0]]
            place = Location(run.path, call.span, run.module.cell)
            blank = Record(machine.catalog.surface, operation.geo != "none", operation.infers, {})
            record = machine.recorder.record(place, operation.name, blank, unknown, ())
            for attribute in ("platform", "model", "geo", "region"):
                record.reasons.setdefault(attribute, {})[reason] = None


def _spelled(node: object) -> Iterable[tuple[ir.Call, tuple[str, ...]]]:
    """Every call in a tree with the attribute path it is made through."""
    pending: list[object] = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, ir.Call):
            path: list[str] = []
            function = current.function
            while isinstance(function, ir.Attribute):
                path.insert(0, function.name)
                function = function.base
            yield current, tuple(path)
        if isinstance(current, tuple):
            pending.extend(current)
        elif hasattr(current, "__dataclass_fields__"):
            pending.extend(getattr(current, name) for name in current.__dataclass_fields__)
