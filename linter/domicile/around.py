"""What a file belongs to: the work tree or project around it, and the files in there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from domicile.discover import Listing, files_in, relative, walk

# Files in a folder that is part of no work tree, project or package, all of which are looked at.
MOST_WITHOUT_PROJECT = 5_000
_PROJECT_FILES = ("pyproject.toml", "setup.py", "setup.cfg", "domicile.yaml")


def surroundings(paths: Iterable[str], known: Iterable[str] = ()) -> list[str]:
    """The files of any kind beside the files `paths`: in their work trees or projects.

    What lies below the folders `known` is left out: the caller has it already.
    """
    found: dict[str, None] = {}
    for root, is_whole in _roots(paths, known):
        listing = files_in(root) if is_whole else _directly_in(root)
        found.update((path, None) for path in listing.paths if path not in listing.special)
    return list(found)


def roots(paths: Iterable[str], known: Iterable[str] = ()) -> list[str]:
    """The work trees or projects that the files `paths` are in, but for those below `known`.

    A folder that is in neither, and holds very many files, is none: a home folder, say.
    """
    return [root for root, is_whole in _roots(paths, known) if is_whole]


def _roots(paths: Iterable[str], known: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each root, and whether all that is below it belongs together."""
    listed = [os.path.abspath(folder) for folder in known]
    tops: dict[str, str | None] = {}
    projects: dict[str, str | None] = {}
    for folder in sorted({os.path.dirname(os.path.abspath(path)) for path in paths}):
        project = _nearest(folder, (".git",), tops) or _nearest(folder, _PROJECT_FILES, projects)
        root = project or _package_parent(folder)
        if not _is_below(root, listed):
            is_whole = project is not None or not _is_large(root)
            listed += [root] if is_whole else []
            yield root, is_whole


def _is_large(folder: str) -> bool:
    found = Listing([], {})
    walk(folder, found, MOST_WITHOUT_PROJECT)
    return len(found.paths) > MOST_WITHOUT_PROJECT


def above(files: Iterable[str]) -> str:
    """The folders above the working directory that names of modules can begin with.

    Those up to where `files` reach, and the packages that it lies in: "service/app".
    """
    outside = max((path.count("../") for path in files if path.startswith("../")), default=0)
    here = folder = os.getcwd()
    packages = 0
    while os.path.exists(os.path.join(folder, "__init__.py")):
        folder = os.path.dirname(folder)
        packages += 1
    deepest = max(outside, packages)
    return "/".join(here.split(os.sep)[-deepest:]) if deepest else ""


def _is_below(path: str, folders: Iterable[str]) -> bool:
    return any(path == folder or path.startswith(folder + os.sep) for folder in folders)


def _directly_in(folder: str) -> Listing:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    except OSError:
        names = []
    return Listing([relative(os.path.join(folder, name)) for name in names], {})


def _nearest(folder: str, names: Sequence[str], known: dict[str, str | None]) -> str | None:
    """The nearest folder upward that holds one of `names`, asked of the disk: a process of git's
    for each folder is slow. What was found before is `known`."""
    if folder not in known:
        parent = os.path.dirname(folder)
        if any(os.path.exists(os.path.join(folder, name)) for name in names):
            known[folder] = folder
        else:
            known[folder] = _nearest(parent, names, known) if parent != folder else None
    return known[folder]


def _package_parent(folder: str) -> str:
    """The folder that the outermost package around `folder` is in; itself where it is in none."""
    while os.path.exists(os.path.join(folder, "__init__.py")) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    return folder
