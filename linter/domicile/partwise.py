"""The parts of a tree resolved each by itself, in several processes where that pays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from domicile.data_files import SUFFIXES, DataFiles
from domicile.installed import Part, Parts
from domicile.means import Means
from domicile.reading import Reader
from domicile.resolving import CACHED, Answer, Resolving
from domicile.stages import Stages
from domicile.workers import Workers

if TYPE_CHECKING:
    from domicile.cache.files import Files, Stamp
    from domicile.cache.store import Store
    from domicile.cache.trees import Tree

MANY = 20  # candidates, from which several parts are worth their processes


class Sources(NamedTuple):
    """The sources of a tree, and the `names` of all its files.

    `above` are the folders above the working directory that module names can begin with.
    `remembered` is what the cache has of files; with `has_others` it tells not of all of them.
    """

    files: Sequence[str]
    names: Sequence[str]
    above: str
    remembered: Files | None
    has_others: bool

    def stamps(self, paths: Iterable[str]) -> Mapping[str, Stamp]:
        """Those that the run has already."""
        return {} if self.remembered is None else self.remembered.stamps(paths)


class _Task(NamedTuple):
    """A part with all that a process must know to resolve it."""

    part: Part
    above: str
    settings: Sequence[str]
    texts: Mapping[str, bytes]
    stamps: Mapping[str, Stamp]
    store: Callable[[], Store] | None


class _Outcome(NamedTuple):
    answer: Answer
    counts: dict[str, int]


def resolve(parts: Parts, sources: Sources, reader: Reader, means: Means) -> list[Answer]:
    """Every call of the parts' candidates; what cannot be read is told by the reader."""
    tree = _tree(parts, sources, means)
    known: dict[str, Answer] = {}
    if tree is not None:
        data = DataFiles(sources.names, reader.read_data, (), reader.read_code)
        known = tree.find(lambda kept: data.hold(kept, ()))
    if known:
        means.stages.count(CACHED, sum(len(parts.candidates[name]) for name in known))
    by_size = sorted(parts.candidates, key=lambda name: -len(parts.candidates[name]))
    missing = [name for name in by_size if name not in known]  # none waits for the longest
    found = parts.among(sources.files, missing)
    if len(found) == 1:
        (part,) = found
        resolving = Resolving(reader, part, sources.above, means, sources.names)
        known[missing[0]] = resolving.answer(sources.stamps(part.files))
    elif found:
        known.update(zip(missing, _answers(found, sources, reader, means), strict=True))
    if tree is not None:
        tree.keep(known)
    for answer in known.values():
        reader.errors.update(answer.errors)
    return list(known.values())


def _tree(parts: Parts, sources: Sources, means: Means) -> Tree | None:
    """What is kept of the whole tree, where all its files were looked at by the byte gate."""
    if means.store is None or sources.remembered is None or sources.has_others:
        return None
    from domicile.cache.trees import Tree

    return Tree(means.store(), sources.above, parts, sources.remembered)


def _answers(parts: Sequence[Part], sources: Sources, reader: Reader, means: Means) -> list[Answer]:
    """What is found in each of several parts, in several processes where that pays."""
    settings = [name for name in sources.names if name.endswith(SUFFIXES)]
    tasks = [
        _Task(part, sources.above, settings, reader.texts, sources.stamps(part.files), means.store)
        for part in parts
    ]
    pays = sum(len(part.candidates) for part in parts) >= MANY
    outcomes = means.workers.each(_resolve_each, tasks, 2 if pays else len(tasks) + 1)
    for outcome in outcomes:
        for name, number in outcome.counts.items():
            means.stages.count(name, number)
    return [outcome.answer for outcome in outcomes]


def _resolve_each(tasks: Sequence[_Task]) -> list[_Outcome]:
    return [_resolve(task) for task in tasks]


def _resolve(task: _Task) -> _Outcome:
    reader, stages = Reader(task.texts), Stages()
    means = Means(Workers(1), stages, task.store)
    resolving = Resolving(reader, task.part, task.above, means, task.settings)
    return _Outcome(resolving.answer(task.stamps), stages.counts)
