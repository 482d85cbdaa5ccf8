"""Statements of top levels that run before the entries of a round."""

from __future__ import annotations

from collections.abc import Set
from functools import partial

from domicile.chunks import flat
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules import modules
from domicile.resolve.modules.top_levels import decorating
from domicile.resolve.objects.finalizers import may_run_by_itself
from domicile.resolve.relevance.warm import Warmth
from domicile.resolve.scheduling.attempts import Attempts
from domicile.resolve.scheduling.entries import may_set


def define_classes(
    machine: Machine,
    attempts: Attempts,
    warmth: Warmth,
    telling: Set[str],
    run: ModuleRun,
    chosen: Set[int],
) -> None:
    """Run class statements that hold something to run or may derive from one that does."""
    registering = decorating(machine, run)
    for index, chunk in enumerate(run.module.chunks):
        if any(dotted.partition(".")[0] in registering for dotted in chunk.decorators):
            # Another module's decorator may keep what it is handed.
            attempts.run(None, partial(modules.run_chunk, machine, run, index))
        if chunk.kind == "class" and chunk.name is not None:
            inside = any(id(part) in chosen for part, _ in flat([chunk]))
            registered = not telling.isdisjoint(chunk.head)
            inside |= may_run_by_itself(chunk)
            if inside or registered or warmth.derives(run, chunk):
                # Only the statement: what changes the class later must wait for its turn.
                attempts.run(None, partial(modules.run_chunk, machine, run, index))


def run_top_level(machine: Machine, attempts: Attempts, run: ModuleRun, chosen: Set[int]) -> None:
    """Run the other statements that are chosen."""
    other = [chunk for chunk in run.module.chunks if chunk.kind == "other"]
    if not any(id(chunk) in chosen for chunk in other):
        return
    for index, chunk in enumerate(run.module.chunks):
        # What sets attributes of other things on the way counts for what comes after.
        if chunk.kind == "other" and (id(chunk) in chosen or may_set(machine, run, chunk)):
            attempts.run((run, chunk), partial(modules.run_chunk, machine, run, index))
