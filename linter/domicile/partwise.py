"""The parts of a tree resolved each by itself, in several processes where that pays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from domicile.data_files import SUFFIXES
from domicile.installed import Part
from domicile.means import Means
from domicile.reading import Reader
from domicile.resolving import Resolving
from domicile.stages import Stages
from domicile.workers import Workers

if TYPE_CHECKING:
    from domicile.cache.files import Stamp
    from domicile.cache.store import Store
    from domicile.calls import Call
    from domicile.findings import FileError
    from domicile.results import Place

MANY = 20  # candidates, from which several parts are worth their processes


class _Task(NamedTuple):
    """A part with all that a process must know to resolve it."""

    part: Part
    above: str
    settings: Sequence[str]
    texts: Mapping[str, bytes]
    stamps: Mapping[str, Stamp]
    store: Callable[[], Store] | None


class _Outcome(NamedTuple):
    calls: tuple[Call, ...]
    errors: dict[Place, FileError]
    counts: dict[str, int]


def resolve(
    parts: Sequence[Part],
    above: str,
    names: Sequence[str],
    reader: Reader,
    means: Means,
    stamps: Mapping[str, Stamp],
) -> list[Call]:
    """Every call of the parts' candidates; what cannot be read is told by the reader.

    `above` and `names` are those of the whole tree, as are the `stamps` that the run has already.
    """
    if len(parts) == 1:
        (part,) = parts
        return list(Resolving(reader, part, above, means, names).calls(stamps))
    settings = [name for name in names if name.endswith(SUFFIXES)]
    by_size = sorted(parts, key=lambda part: -len(part.candidates))  # none waits for the longest
    tasks = [
        _Task(
            part,
            above,
            settings,
            reader.texts,
            {path: stamps[path] for path in part.files if path in stamps},
            means.store,
        )
        for part in by_size
    ]
    pays = sum(len(part.candidates) for part in parts) >= MANY
    calls: list[Call] = []
    for outcome in means.workers.each(_resolve_each, tasks, 2 if pays else len(tasks) + 1):
        calls += outcome.calls
        reader.errors.update(outcome.errors)
        for name, number in outcome.counts.items():
            means.stages.count(name, number)
    return calls


def _resolve_each(tasks: Sequence[_Task]) -> list[_Outcome]:
    return [_resolve(task) for task in tasks]


def _resolve(task: _Task) -> _Outcome:
    reader, stages = Reader(task.texts), Stages()
    means = Means(Workers(1), stages, task.store)
    calls = Resolving(reader, task.part, task.above, means, task.settings).calls(task.stamps)
    return _Outcome(calls, reader.errors, stages.counts)
