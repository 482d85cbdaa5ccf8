"""One workspace folder: when it is analysed, and the newest outcome."""

from __future__ import annotations

import asyncio
import contextlib
import os
import traceback
from collections.abc import Callable, Mapping
from dataclasses import field

from domicile.quick_classes import dataclass
from domicile.server.exchange import Answer, Request, Settings
from domicile.server.process import Analysis
from domicile.source import encode

LONGEST = 60.0  # seconds for one analysis
PATIENCE = 2.0  # seconds more for one whose outcome is out of date already; then twice as many


@dataclass(frozen=True, slots=True)
class Document:
    """An open file: as the editor names it, its path from the folder, and its text."""

    uri: str
    path: str
    version: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer, and the documents it is about by their paths."""

    answer: Answer
    documents: Mapping[str, Document] = field(default_factory=dict)

    def is_of(self, document: Document) -> bool:
        """Whether it tells of `document` as it is now."""
        return self.documents.get(document.path) == document


class Folder:
    """Analyses the files open below `root`, one analysis at a time.

    `documents` gives what is open now, `publish` takes each outcome, `log` a traceback.
    """

    def __init__(
        self,
        root: str,
        settings: Settings,
        documents: Callable[[Folder], Mapping[str, Document]],
        publish: Callable[[Folder, Outcome], None],
        log: Callable[[str], None],
    ) -> None:
        self.root = root
        self.told: set[str] = set()  # the URIs that have diagnostics
        self._settings = settings
        self._documents = documents
        self._publish = publish
        self._log = log
        self._analysis = Analysis(root)
        self._outcome = Outcome(Answer())
        self._due: float | None = None  # when the next analysis starts, by the loop's clock
        self._touched = asyncio.Event()
        self._ended_early = 0  # how many analyses in a row
        self._task: asyncio.Task[None] | None = None
        self._finished = asyncio.Condition()

    def path(self, file: str) -> str:
        """`file`, absolute, as the analysis names it: from the folder, with forward slashes."""
        return os.path.relpath(file, self.root).replace(os.sep, "/")

    def file(self, path: str) -> str:
        """The absolute path of what the analysis calls `path`."""
        return os.path.normpath(os.path.join(self.root, path))

    def touch(self, delay: float) -> None:
        """Analyse the folder in `delay` seconds, unless it is touched again before."""
        self._due = asyncio.get_running_loop().time() + delay
        self._touched.set()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._analyse())

    async def outcome(self, document: Document) -> Outcome | None:
        """The outcome for `document` as it is now; None where it was closed or changed."""
        async with self._finished:
            await self._finished.wait_for(
                lambda: self._outcome.is_of(document) or not self._is_open(document)
            )
        return self._outcome if self._outcome.is_of(document) else None

    async def close(self) -> None:
        """End everything that runs."""
        if self._task is not None and self._task.cancel():
            await asyncio.wait({self._task})
        await self._analysis.end()

    def _is_open(self, document: Document) -> bool:
        return self._documents(self).get(document.path) == document

    async def _analyse(self) -> None:
        while self._due is not None:
            await self._wait_until_due()
            self._due = None
            try:
                await self._analyse_once()
            except Exception:  # the next change has its chance
                self._log(traceback.format_exc())
            async with self._finished:
                self._finished.notify_all()

    async def _analyse_once(self) -> None:
        documents = self._documents(self)
        texts = {path: encode(document.text) for path, document in documents.items()}
        answer = await self._ask(Request(texts, self._settings))
        if answer is not None:
            self._outcome = Outcome(answer, documents)
            self._publish(self, self._outcome)

    async def _wait_until_due(self) -> None:
        loop = asyncio.get_running_loop()
        while self._due is not None and (rest := self._due - loop.time()) > 0:
            self._touched.clear()
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._touched.wait(), rest)
        self._touched.clear()

    async def _ask(self, request: Request) -> Answer | None:
        """The answer; None where the folder was touched and it did not come soon after."""
        answer = asyncio.create_task(self._analysis.ask(request))
        touched = asyncio.create_task(self._touched.wait())
        try:
            await asyncio.wait(
                {answer, touched}, timeout=LONGEST, return_when=asyncio.FIRST_COMPLETED
            )
            if touched.done() and not answer.done():
                await asyncio.wait({answer}, timeout=PATIENCE * 2**self._ended_early)
        finally:
            is_late = not touched.cancel()
            if answer.cancel():
                await asyncio.wait({answer})
        if not answer.cancelled():
            self._ended_early = 0
            return answer.result()
        await self._analysis.end()
        if is_late:
            self._ended_early += 1
            return None
        return Answer(failure=f"the analysis of {self.root} took more than {LONGEST:.0f} s")
