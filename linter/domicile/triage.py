"""The files of a run, sorted by what the byte gate says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from domicile.discover import Found, UnreadablePathError, Verdict, discover
from domicile.means import Means
from domicile.results import FileVerdict
from domicile.screen import screen, screen_each

if TYPE_CHECKING:
    from domicile.cache.files import Stamp
    from domicile.findings import FileError

MANY = 2_000  # files for which further processes pay: starting them costs as much as 500
_READ = "files read for the byte gate"
_SOME = 500  # files for which it pays to look whether they changed
# What a file in a supported language can become; the others do not count as looked at.
_SCANNED = frozenset({Verdict.ANALYSED, Verdict.SCREENED_OUT, Verdict.BINARY, Verdict.UNREADABLE})


class Triage(NamedTuple):
    """`candidates` go on to the front end; `errors` are the files that cannot be read.

    `scanned` are all files in a supported language, `seen` those of any kind; `listed` has these
    with their verdicts, where that was asked for. `stamps` tell later whether a file changed.
    """

    candidates: tuple[str, ...]
    errors: tuple[FileError, ...]
    listed: tuple[FileVerdict, ...]
    scanned: tuple[str, ...]
    seen: tuple[str, ...]
    stamps: Mapping[str, Stamp]

    def without(self, excluded: Callable[[str], bool]) -> Triage:
        """The same files, those that the policy excludes taken out."""
        concerned = [*self.candidates, *(error.path for error in self.errors)]
        out = frozenset(filter(excluded, concerned))
        if not out:
            return self
        return self._replace(
            candidates=tuple(path for path in self.candidates if path not in out),
            errors=tuple(error for error in self.errors if error.path not in out),
            listed=tuple(
                FileVerdict(file.path, Verdict.EXCLUDED) if file.path in out else file
                for file in self.listed
            ),
            scanned=tuple(path for path in self.scanned if path not in out),
        )

    def with_calls(self, paths: Iterable[str]) -> Triage:
        """The same files, those at `paths` among the candidates: calls were found in them.

        The gate cannot know that what a file imports or inherits sends something.
        """
        more = sorted(frozenset(paths) - frozenset(self.candidates))
        if not more:
            return self
        return self._replace(
            candidates=(*self.candidates, *more),
            listed=tuple(
                file._replace(verdict=Verdict.ANALYSED) if file.path in more else file
                for file in self.listed
            ),
        )

    def unreadable(self, paths: Iterable[str]) -> tuple[FileVerdict, ...]:
        """`listed`, where the files at `paths` turned out to be no valid source."""
        broken = frozenset(paths)
        return tuple(
            file._replace(verdict=Verdict.UNREADABLE) if file.path in broken else file
            for file in self.listed
        )


def triage(
    paths: Sequence[str],
    texts: Mapping[str, bytes],
    means: Means,
    *,
    list_files: bool = False,
) -> Triage:
    """The verdict on every file below `paths`; `texts` stand for the files at their paths.

    Raises UnreadablePathError for a path that the user named and that cannot be read.
    """
    candidates: list[str] = []
    errors: list[FileError] = []
    listed: list[FileVerdict] = []
    scanned: list[str] = []
    seen: list[str] = []
    stamps: dict[str, Stamp] = {}
    for found, verdict, reason in _verdicts(paths, texts, means, stamps):
        seen.append(found.path)
        if verdict is Verdict.UNREADABLE:
            if found.explicit:
                raise UnreadablePathError(f"{found.path}: {reason}")
            errors.append(_error(found.path, reason))
        if verdict is Verdict.ANALYSED:
            candidates.append(found.path)
        if verdict in _SCANNED:
            scanned.append(found.path)
        if list_files:
            listed.append(FileVerdict(found.path, verdict))
    return Triage(
        tuple(candidates), tuple(errors), tuple(listed), tuple(scanned), tuple(seen), stamps
    )


def _error(path: str, reason: str) -> FileError:
    from domicile.findings import FileError

    return FileError(path, reason)


def _verdicts(
    paths: Sequence[str],
    texts: Mapping[str, bytes],
    means: Means,
    stamps: dict[str, Stamp],
) -> Iterator[tuple[Found, Verdict, str]]:
    files = list(discover(paths, texts))
    unread = [found for found in files if found.verdict is None and found.path not in texts]
    screened = iter(_screened(unread, paths, means, stamps))
    for found in files:
        if found.verdict is not None:
            yield found, found.verdict, found.reason
        elif found.path in texts:
            yield from _told(found, screen(found, texts[found.path]), "")
        else:
            yield from _told(found, *next(screened))


def _screened(
    files: Sequence[Found],
    paths: Sequence[str],
    means: Means,
    stamps: dict[str, Stamp],
) -> list[tuple[Verdict | None, str]]:
    """What the gate says of each file, from the cache where the file is as it was."""
    if means.store is None or len(files) < _SOME:
        means.stages.counts[_READ] = len(files)
        return means.workers.each(screen_each, files, MANY)
    from domicile.cache.files import Files
    from domicile.cache.identity import gate_identity

    remembered = Files(means.store(), paths, gate_identity())
    known = [remembered.verdict(found) for found in files]
    unknown = [found for found, verdict in zip(files, known, strict=True) if verdict is None]
    means.stages.counts[_READ] = len(unknown)
    screened = means.workers.each(screen_each, unknown, MANY)
    remembered.keep(
        (found.path, verdict) for found, (verdict, _) in zip(unknown, screened, strict=True)
    )
    stamps.update(remembered.stamps)
    rest = iter(screened)
    return [next(rest) if verdict is None else (verdict, "") for verdict in known]


def _told(
    found: Found, verdict: Verdict | None, reason: str
) -> Iterator[tuple[Found, Verdict, str]]:
    """The verdict, if the file was there at all."""
    if verdict is not None:
        yield found, verdict, reason
