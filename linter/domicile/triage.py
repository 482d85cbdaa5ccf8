"""The files of a run, sorted by what the byte gate says of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from domicile import languages
from domicile.discover import Found, UnreadablePathError, Verdict, discover
from domicile.means import Means
from domicile.results import FileVerdict
from domicile.screen import screen, screen_each

if TYPE_CHECKING:
    from domicile.cache.files import Files
    from domicile.findings import FileError

MANY = 2_000  # files for which further processes pay: starting them costs as much as 500
_READ = "files read for the byte gate"
_SOME = 500  # files for which it pays to note how they were
# What a file in a supported language can become; the others do not count as looked at.
_SCANNED = frozenset({Verdict.ANALYSED, Verdict.SCREENED_OUT, Verdict.BINARY})
_SCREENED_OUT = Verdict.SCREENED_OUT


class Triage(NamedTuple):
    """`candidates` go on to the front end; `errors` are the files that cannot be read.

    `scanned` are all files in a supported language, `seen` those of any kind; `listed` has these
    with their verdicts, where that was asked for. `remembered` tells later whether a file changed.
    """

    candidates: tuple[str, ...]
    errors: tuple[FileError, ...]
    listed: tuple[FileVerdict, ...]
    scanned: tuple[str, ...]
    seen: tuple[str, ...]
    remembered: Files | None

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
    remembered = _remembered(paths, means)
    is_known = remembered is not None and remembered.before  # and what is resolved again is little
    listing = discover(paths, texts, None if is_known else means.workers.be_ready)
    closed = {path: each for path, each in listing.special.items() if each.verdict is not None}
    open_ = [path for path in listing.paths if path not in closed] if closed else listing.paths
    asked = languages.may_be_sources(open_)
    named = listing.special.keys() - closed.keys()
    outcomes = _screened(asked, named, texts, remembered, means)
    if remembered is not None and not remembered.state:
        remembered = None
    candidates: list[str] = []
    scanned: list[str] = []
    unreadable = [each for each in closed.values() if each.verdict is Verdict.UNREADABLE]
    gone: set[str] = set()
    for path, outcome in zip(asked, outcomes, strict=True):
        if outcome is _SCREENED_OUT:  # as most are
            scanned.append(path)
        elif outcome is None:
            gone.add(path)
        elif isinstance(outcome, str):
            if path in named:
                raise UnreadablePathError(f"{path}: {outcome}")
            unreadable.append(Found(path, Verdict.UNREADABLE, reason=outcome))
        elif outcome in _SCANNED:
            scanned.append(path)
            if outcome is Verdict.ANALYSED:
                candidates.append(path)
    seen = [path for path in listing.paths if path not in gone] if gone else listing.paths
    scanned += [each.path for each in unreadable]
    known = {each.path: each.verdict for each in (*closed.values(), *unreadable)}
    listed = _listed(seen, dict(zip(asked, outcomes, strict=True)), known) if list_files else ()
    return Triage(
        tuple(candidates),
        tuple(_error(each.path, each.reason) for each in unreadable),
        tuple(listed),
        tuple(scanned),
        tuple(seen),
        remembered,
    )


def _error(path: str, reason: str) -> FileError:
    from domicile.findings import FileError

    return FileError(path, reason)


def _listed(
    seen: Iterable[str],
    outcomes: Mapping[str, Verdict | str | None],
    known: Mapping[str, Verdict | None],
) -> Iterator[FileVerdict]:
    for path in seen:
        verdict = known.get(path) or outcomes.get(path)
        if not isinstance(verdict, Verdict):
            verdict = Verdict.STUB if languages.is_stub(path) else Verdict.UNSUPPORTED
        yield FileVerdict(path, verdict)


def _remembered(paths: Sequence[str], means: Means) -> Files | None:
    """What the cache knows of the files below folders; that is looked at in the meantime."""
    if means.store is None or not any(map(os.path.isdir, paths)):
        return None
    from domicile.cache.files import Files
    from domicile.cache.identity import gate_identity

    return Files(means.store(), paths, gate_identity(), means.workers)


def _screened(
    paths: Sequence[str],
    named: Set[str],
    texts: Mapping[str, bytes],
    remembered: Files | None,
    means: Means,
) -> Sequence[Verdict | str | None]:
    """What the gate says of each file, or why it cannot be read; None where it is gone.

    From the cache where the file is as it was.
    """
    known: Sequence[Verdict | None] = [None] * len(paths)
    if remembered is not None:
        known = remembered.verdicts(paths, named)
    unread = [path for path, verdict in zip(paths, known, strict=True) if verdict is None]
    read = _read(unread, named, texts, means)
    if not unread:
        outcomes: Sequence[Verdict | str | None] = known
    else:
        rest = iter(read)
        outcomes = [next(rest) if verdict is None else verdict for verdict in known]
    if remembered is not None and len(paths) >= _SOME:
        remembered.keep(paths, outcomes)
    return outcomes


def _read(
    paths: Sequence[str], named: Set[str], texts: Mapping[str, bytes], means: Means
) -> list[Verdict | str | None]:
    """What the gate says of files that have to be read."""
    means.stages.counts[_READ] = sum(path not in texts for path in paths) if texts else len(paths)
    if not named and not texts:
        return means.workers.each(screen_each, paths, MANY)
    beside = [path for path in paths if path not in texts]
    own = [path for path in beside if path in named]
    each_named = partial(screen_each, named=True)
    found = dict(zip(own, means.workers.each(each_named, own, MANY), strict=True))
    rest = [path for path in beside if path not in named]
    found |= zip(rest, means.workers.each(screen_each, rest, MANY), strict=True)
    return [screen(path, texts[path]) if path in texts else found[path] for path in paths]
