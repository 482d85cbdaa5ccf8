"""The stage that resolves: the calls of the candidates, from the cache where that still holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from domicile.garbage import rare_collections
from domicile.means import Means
from domicile.triage import MANY

if TYPE_CHECKING:
    from domicile import ir
    from domicile.cache.answers import Answers
    from domicile.cache.files import Stamp
    from domicile.calls import Call
    from domicile.chunks import Chunk, Module
    from domicile.data_files import DataFiles, Kept
    from domicile.findings import FileError
    from domicile.importers import Question
    from domicile.installed import Part
    from domicile.link import Project
    from domicile.reading import Reader
    from domicile.results import Place


CACHED = "files answered for by the cache"
_PARSED = "files parsed"
_LOWERED = "statements and functions lowered"


class Answer(NamedTuple):
    """The calls of a part, the files that could not be read, and what was told of data files.

    `commented` are the candidates that may hold inline suppressions.
    """

    calls: tuple[Call, ...]
    errors: Mapping[Place, FileError]
    data: tuple[Kept, ...]
    commented: tuple[str, ...]


class Resolving:
    """One part of a tree to resolve, and the `names` of all that the tree holds."""

    def __init__(
        self,
        reader: Reader,
        part: Part,
        above: str,
        means: Means,
        names: Sequence[str] = (),
    ) -> None:
        self._reader = reader
        self._candidates = frozenset(part.candidates)
        self._files = part.files
        self._above = above
        self._means = means
        self._names = names
        self._lowered = 0
        self._loaded: dict[str, None] = {}

    def answer(self, stamps: Mapping[str, Stamp]) -> Answer:
        """Every call of the candidates; what cannot be read is told by the reader too."""
        if self._means.store is None:
            return self._found(self._project())
        from domicile.cache.answers import Answers, Trace

        answers = Answers(
            self._means.store(),
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
        answer = self._found(project)
        looked_at = frozenset(self._loaded) | project.looked_at.keys()
        answers.keep(answer, Trace(looked_at, tuple(project.questions)))
        return answer

    def _found(self, project: Project) -> Answer:
        from domicile.inline.directives import may_hold

        calls, read = self._resolve(project), self._reader.read_code
        commented = tuple(path for path in sorted(self._candidates) if may_hold(read(path)))
        data = project.data.kept() if self._means.store is not None else ()
        return Answer(calls, self._reader.errors, data, commented)

    def _known(self, answers: Answers) -> Answer | None:
        project: Project | None = None

        def concerned(question: Question, paths: Sequence[str]) -> bool:
            nonlocal project
            project = project or self._project()
            return project.concerned(question, paths)

        def hold(kept: Iterable[Kept], changed: Sequence[str]) -> bool:
            return self._data().hold(kept, changed)

        answer = answers.find(concerned, hold)
        if answer is None:
            return None
        self._means.stages.count(CACHED, len(self._candidates))
        self._reader.errors.update(answer.errors)
        return answer

    def _resolve(self, project: Project) -> tuple[Call, ...]:
        from domicile.resolve import find_calls

        self._means.stages.total += len(self._candidates)
        with rare_collections():
            found = find_calls(
                project,
                [path for path in sorted(self._candidates) if not project.is_sdk(path)],
                self._reader.tell,
            )
            calls = [call for call in found if not project.is_sdk(call.location.path)]
        self._means.stages.count(_PARSED, len(self._loaded))
        self._means.stages.count(_LOWERED, self._lowered)
        return self._reader.placed(calls)

    def _project(self) -> Project:
        from domicile.link import Project

        return Project(
            self._files,
            self._load,
            read=self._reader.read_code,
            above=self._above,
            import_texts=self._import_texts,
            data=self._data(),
        )

    def _data(self) -> DataFiles:
        from domicile.data_files import DataFiles

        reader = self._reader
        return DataFiles(self._names, reader.read_data, self._files, reader.read_code)

    def _load(self, path: str) -> Module | None:
        self._loaded[path] = None
        self._means.stages.done += path in self._candidates
        module = self._reader.load(path)
        if module is None:
            return None

        def lower(chunk: Chunk) -> tuple[ir.Stmt, ...]:
            self._lowered += 1
            return module.lower(chunk)

        def head(chunk: Chunk) -> ir.Stmt:
            self._lowered += 1
            return module.head(chunk)

        return replace(module, lower=lower, head=head)

    def _import_texts(self, files: Sequence[str]) -> list[bytes]:
        return self._means.workers.each(self._reader.import_texts, files, MANY)
