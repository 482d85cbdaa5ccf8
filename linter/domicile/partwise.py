"""The parts of a tree resolved each by itself, in several processes where that pays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
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
_SOME = 10  # candidates that are worth one process: it costs 10 ms


_NEEDED = (
    *("domicile.link", "domicile.inline.directives", "domicile.python.frontend"),
    *("domicile.python.lower_chunk", "libcst.native"),
    *("domicile.resolve.scheduling.schedule", "domicile.resolve.syntax.semantics"),
)


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


class _Around(NamedTuple):
    """What a process must know to resolve any part: `settings` are files of the whole tree."""

    above: str
    settings: Sequence[str]
    texts: Mapping[str, bytes]
    store: Callable[[], Store] | None


class _Task(NamedTuple):
    """A part to resolve, and what is known of its files."""

    part: Part
    stamps: Mapping[str, Stamp]


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
        is_new = tree is None or tree.is_new
        prepare = _ready if is_new else _not_ready
        known.update(zip(missing, _answers(found, sources, reader, means, prepare), strict=True))
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


def _answers(
    parts: Sequence[Part],
    sources: Sources,
    reader: Reader,
    means: Means,
    prepare: Callable[[], object],
) -> list[Answer]:
    """What is found in each of several parts, in several processes where that pays."""
    settings = [name for name in sources.names if name.endswith(SUFFIXES)]
    around = _Around(sources.above, settings, reader.texts, means.store)
    tasks = [_Task(part, sources.stamps(part.files)) for part in parts]
    resolve_each = partial(_resolve_each, around)
    if sum(len(part.candidates) for part in parts) < MANY:
        outcomes = resolve_each(tasks)
    else:
        outcomes = means.workers.apart(prepare, resolve_each, list(_together(tasks)))
    for outcome in outcomes:
        for name, number in outcome.counts.items():
            means.stages.count(name, number)
    return [outcome.answer for outcome in outcomes]


def _together(tasks: Sequence[_Task]) -> Iterator[list[_Task]]:
    """The tasks for one process each: several only where they are small."""
    together: list[_Task] = []
    for task in tasks:
        together.append(task)
        if sum(len(each.part.candidates) for each in together) >= _SOME:
            yield together
            together = []
    if together:
        yield together


def _ready() -> None:
    """Import and read what every process would."""
    from importlib import import_module

    from domicile.catalog import load_catalog

    for name in _NEEDED:
        import_module(name)
    load_catalog()


def _not_ready() -> None:
    """What is answered for by the cache needs no parser."""


def _resolve_each(around: _Around, tasks: Sequence[_Task]) -> list[_Outcome]:
    return [_resolve(around, task) for task in tasks]


def _resolve(around: _Around, task: _Task) -> _Outcome:
    reader, stages = Reader(around.texts), Stages()
    means = Means(Workers(1), stages, around.store)
    resolving = Resolving(reader, task.part, around.above, means, around.settings)
    return _Outcome(resolving.answer(task.stamps), stages.counts)
