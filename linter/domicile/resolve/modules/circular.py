"""Imports in a circle: what a module holds before the end of its own top level."""

from __future__ import annotations

from domicile.resolve.domain.atoms import ABSENT
from domicile.resolve.domain.values import Value, without
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules.top_levels import imported, module_run

MOST_SEARCHED = 100  # modules that one imports, directly or not


def or_earlier(
    machine: Machine, reader: ModuleRun, path: str, name: str, value: Value | None
) -> Value | None:
    """The value of another module's name, for a top level that this module may be importing.

    It may find the name as an earlier statement has bound it.
    """
    run = machine.modules.get(path)
    versions = run.history.get(name, ()) if run is not None else ()
    if value is None or reader.point is None or len(versions) < 2:
        return value
    if run is None or not _imports(machine, run, reader.path):
        return value
    return alternatives(machine, [value, *(without(held, ABSENT) for _, held in versions[:-1])])


def _imports(machine: Machine, run: ModuleRun, path: str) -> bool:
    known, pending = {run.path}, [run.path]
    while pending and len(known) <= MOST_SEARCHED:
        each = module_run(machine, pending.pop())
        found = [p for p in imported(machine, each) if p not in known] if each is not None else []
        known.update(found)
        pending += found
    return path in known
