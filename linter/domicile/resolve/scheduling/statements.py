"""Statements of top levels that run before the entries of a round."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence, Set
from functools import partial

from domicile.chunks import Chunk, flat
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules import modules
from domicile.resolve.modules.top_levels import decorating, imported
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


def line_up(machine: Machine, chosen: Sequence[tuple[ModuleRun, set[int]]]) -> None:
    """Note which statements will run, so that none finds what a later one has changed."""
    due = ((run, [i for i, _ in _due(machine, run, chunks)]) for run, chunks in chosen)
    machine.statements.due = {run: deque(numbers) for run, numbers in due}


def run_top_levels(
    machine: Machine, attempts: Attempts, chosen: Sequence[tuple[ModuleRun, set[int]]]
) -> None:
    """Run the other statements that are chosen, what a module imports before it."""
    for run, chunks in _imported_first(machine, chosen):
        for index, chunk in _due(machine, run, chunks):
            attempts.run((run, chunk), partial(modules.run_chunk, machine, run, index))
        machine.statements.due.pop(run, None)


def _imported_first(
    machine: Machine, chosen: Sequence[tuple[ModuleRun, set[int]]]
) -> list[tuple[ModuleRun, set[int]]]:
    """Modules behind those that their top levels import: what these set up is there by then."""
    waiting = {run.path: (run, chunks) for run, chunks in chosen}
    found: list[tuple[ModuleRun, set[int]]] = []
    for run, _ in chosen:
        open_ones = (
            [(run, iter(imported(machine, run, within=False)))] if run.path in waiting else []
        )
        entered = {run.path}
        while open_ones:
            last, names = open_ones[-1]
            below = next((n for n in names if n in waiting and n not in entered), None)
            if below is None:
                found.append(waiting.pop(last.path))
                open_ones.pop()
            else:
                entered.add(below)
                inner = waiting[below][0]
                open_ones.append((inner, iter(imported(machine, inner, within=False))))
    return found


def _due(machine: Machine, run: ModuleRun, chosen: Set[int]) -> Iterator[tuple[int, Chunk]]:
    """The statements of a top level that are to be run.

    What sets attributes of other things on the way counts for what comes after.
    """
    other = [(i, chunk) for i, chunk in enumerate(run.module.chunks) if chunk.kind == "other"]
    if any(id(chunk) in chosen for _, chunk in other):
        for index, chunk in other:
            if id(chunk) in chosen or may_set(machine, run, chunk):
                yield index, chunk
