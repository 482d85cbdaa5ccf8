"""The stage that resolves: the calls of the candidates, from the cache where that still holds."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from domicile.stages import Stages
from domicile.triage import MANY
from domicile.workers import Workers

if TYPE_CHECKING:
    from domicile.cache.answers import Answers
    from domicile.cache.files import Stamp
    from domicile.cache.store import Store
    from domicile.calls import Call
    from domicile.chunks import Module
    from domicile.importers import Question
    from domicile.ir import Span
    from domicile.link import Project
    from domicile.reading import Reader


class Resolving:
    """One tree to resolve: its `files`, and the `candidates` among them."""

    def __init__(
        self,
        reader: Reader,
        candidates: Sequence[str],
        files: Sequence[str],
        above: str,
        stages: Stages,
        workers: Workers,
    ) -> None:
        self._reader = reader
        self._candidates = frozenset(candidates)
        self._files = files
        self._above = above
        self._stages = stages
        self._workers = workers
        self._loaded: dict[str, None] = {}

    def calls(self, store: Store | None, stamps: Mapping[str, Stamp]) -> tuple[Call, ...]:
        """Every call of the candidates, by place; what cannot be read is told by the reader."""
        if store is None:
            return self._resolve(self._project())
        from domicile.cache.answers import Answer, Answers, Trace

        answers = Answers(
            store,
            self._files,
            sorted(self._candidates),
            self._above,
            self._reader.read_bytes,
            stamps,
        )
        known = self._known(answers)
        if known is not None:
            return known
        project = self._project()
        calls = self._resolve(project)
        trace = Trace(frozenset(self._loaded), tuple(project.questions))
        answers.keep(Answer(calls, self._reader.errors), trace)
        return calls

    def _known(self, answers: Answers) -> tuple[Call, ...] | None:
        project: Project | None = None

        def importers(question: Question, paths: Sequence[str]) -> Iterable[str]:
            nonlocal project
            project = project or self._project()
            return project.importers(question.targets, question.wanted, paths)

        answer = answers.find(importers)
        if answer is None:
            return None
        self._stages.counts["answered from the cache"] = len(self._candidates)
        self._reader.errors.update(answer.errors)
        return answer.calls

    def _resolve(self, project: Project) -> tuple[Call, ...]:
        from domicile.resolve import find_calls

        self._stages.total = len(self._candidates)
        with _rare_collections():
            calls = find_calls(project, sorted(self._candidates))
        self._stages.counts["parsed"] = len(self._loaded)
        return tuple(sorted(calls, key=_place))

    def _project(self) -> Project:
        from domicile.link import Project

        return Project(
            self._files,
            self._load,
            read=self._reader.read_bytes,
            above=self._above,
            import_texts=self._import_texts,
        )

    def _load(self, path: str) -> Module | None:
        self._loaded[path] = None
        self._stages.done += path in self._candidates
        return self._reader.load(path)

    def _import_texts(self, files: Sequence[str]) -> list[bytes]:
        return self._workers.each(self._reader.import_texts, files, MANY)


def _place(call: Call) -> tuple[str, int, Span]:
    location = call.location
    return location.path, location.cell or 0, location.span


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Look for unused cycles rarely: modules are many objects, and all of them stay in use."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
