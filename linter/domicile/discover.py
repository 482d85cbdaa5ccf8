"""Which files a run looks at: those git knows in a work tree, else a walk of the folders."""

from __future__ import annotations

import enum
import os
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from domicile import languages

# Folders that hold other people's code or build products; a path named explicitly, and a
# file that git tracks, is taken all the same.
SKIPPED_FOLDERS = frozenset(
    {".bzr", ".git", ".hg", ".svn"}
    | {".eggs", "__pycache__", "__pypackages__", "_build", "buck-out", "build", "dist"}
    | {".direnv", ".nox", ".pyenv", ".tox", ".venv", "venv"}
    | {".ipynb_checkpoints", ".mypy_cache", ".pytest_cache", ".pytype", ".ruff_cache"}
    | {"dist-packages", "node_modules", "site-packages"}
)

# Files in a folder that is part of no work tree, project or package, all of which are looked at.
MOST_WITHOUT_PROJECT = 5_000

# A hook runs with these set; they would point git at another tree than the one asked about.
_GIT_VARIABLES = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"}
)


class Verdict(enum.Enum):
    """What became of a file, in the words that `--show-files` prints."""

    ANALYSED = "analysed"
    SCREENED_OUT = "screened out: no word that a Claude call needs"
    BINARY = "screened out: binary"
    STUB = "screened out: a type stub makes no calls"
    EXCLUDED = "excluded by the policy"
    UNSUPPORTED = "not in a supported language"
    LINK = "symbolic link: not followed"
    UNREADABLE = "unreadable"


class Found(NamedTuple):  # made for every file, and a dataclass costs 1 ms to define
    """One file: its path from the working directory, and a verdict where it is not a candidate."""

    path: str
    verdict: Verdict | None
    explicit: bool = False  # named by the user, so a symbolic link is followed
    reason: str = ""  # why it is unreadable


class UnreadablePathError(Exception):
    """A path that the user named cannot be read."""


def discover(paths: Iterable[str], texts: Container[str] = ()) -> Iterator[Found]:
    """Every file under `paths`, each once, in the order of `paths` and sorted within each.

    A path among `texts` is a file, whatever the disk holds there.

    Raises UnreadablePathError for a path that does not exist or cannot be listed.
    """
    seen: set[str] = set()
    for path in paths:
        files = [Found(path, None, explicit=True)] if path in texts else _under(path)
        for found in files:
            if found.path not in seen:
                seen.add(found.path)
                yield _classify(found)


def surroundings(paths: Iterable[str], known: Iterable[str] = ()) -> list[str]:
    """The files of any kind beside the files `paths`: in their work trees or projects.

    What lies below the folders `known` is left out: the caller has it already.
    """
    found = (each.path for each in _around(paths, known) if each.verdict is None)
    return list(dict.fromkeys(found))


def is_source(path: str) -> bool:
    """Whether a file is in a language that is read, by its name."""
    return languages.language_of(path) is not None


def roots(paths: Iterable[str], known: Iterable[str] = ()) -> list[str]:
    """The work trees or projects that the files `paths` are in, but for those below `known`.

    A folder that is in neither, and holds very many files, is none: a home folder, say.
    """
    return [root for root, is_whole in _roots(paths, known) if is_whole]


def _roots(paths: Iterable[str], known: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each root, and whether all that is below it belongs together."""
    listed = [os.path.abspath(folder) for folder in known]
    tops: dict[str, str | None] = {}
    for folder in sorted({os.path.dirname(os.path.abspath(path)) for path in paths}):
        project = _work_tree(folder, tops) or _project(folder)
        root = project or _package_parent(folder)
        if not _is_below(root, listed):
            is_whole = project is not None or not _is_large(root)
            listed += [root] if is_whole else []
            yield root, is_whole


def _is_large(folder: str) -> bool:
    return next(islice(_walk(folder), MOST_WITHOUT_PROJECT, None), None) is not None


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


def _around(paths: Iterable[str], known: Iterable[str]) -> Iterator[Found]:
    for root, is_whole in _roots(paths, known):
        yield from _files_in(root) if is_whole else _directly_in(root)


def _directly_in(folder: str) -> list[Found]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    except OSError:
        return []
    return [Found(relative(os.path.join(folder, name)), None) for name in names]


def _under(path: str) -> Iterator[Found]:
    if os.path.isdir(path):
        try:
            os.scandir(path).close()
        except OSError as error:
            raise UnreadablePathError(f"{path}: {reason_of(error)}") from error
        yield from sorted(_files_in(path), key=lambda found: found.path)
    elif os.path.isfile(path):
        yield Found(relative(path), None, explicit=True)
    elif os.path.exists(path):  # a pipe can be read once only, and from some nothing ever comes
        raise UnreadablePathError(f"{path}: not a regular file")
    else:
        raise UnreadablePathError(f"{path}: No such file or directory")


def _classify(found: Found) -> Found:
    if found.verdict is not None:
        return found
    path = found.path
    if is_source(path) or languages.may_be_script(path):
        return found
    verdict = Verdict.STUB if languages.is_stub(path) else Verdict.UNSUPPORTED
    return Found(path, verdict)


def _files_in(folder: str) -> Iterator[Found]:
    """The files below `folder`, by their paths from the working directory."""
    start = relative(folder)
    if not start.startswith(".."):
        yield from _list_folder(start)
        return
    shortened: dict[str, str] = {}  # `../app/x.py` is `x.py` where the working directory is `app`
    for found in _list_folder(start):
        parent, _, name = found.path.rpartition("/")
        if parent not in shortened:
            shortened[parent] = relative(parent)
        above = shortened[parent]
        path = name if above == "." else f"{above}/{name}"
        yield found._replace(path=path)


def _list_folder(folder: str) -> Iterator[Found]:
    listed = _git_files(folder)
    if not listed:  # no work tree, or a folder that git ignores and the user named
        yield from _walk(folder)
        return
    prefix = "" if folder == "." else folder + "/"
    for name in listed:
        path = prefix + name
        if name.endswith("/") or (languages.may_be_script(path) and _is_folder(path)):
            yield from _list_folder(path.rstrip("/"))  # a repository inside this one
        else:
            yield Found(path, None)


def _is_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)


def _git_files(folder: str) -> list[str]:
    output = _git(folder, "ls-files", "-t", "-co", "--exclude-standard", "-z")
    if not output:
        return []
    tracked: dict[str, None] = {}
    others: dict[str, None] = {}
    for entry in os.fsdecode(output).split("\0"):
        (others if entry.startswith("?") else tracked)[entry[2:]] = None
    tracked.pop("", None)
    environments = tuple(
        name.removesuffix("pyvenv.cfg") for name in others if name.endswith("/pyvenv.cfg")
    )
    return [
        *tracked,
        *(name for name in others if not _is_foreign(name) and not name.startswith(environments)),
    ]


def _is_foreign(name: str) -> bool:
    return not SKIPPED_FOLDERS.isdisjoint(name.split("/")[:-1])


def _work_tree(folder: str, known: dict[str, str | None]) -> str | None:
    """The nearest folder upward with a `.git`, asked of the disk: a process a folder is slow."""
    if folder not in known:
        parent = os.path.dirname(folder)
        if os.path.exists(os.path.join(folder, ".git")):
            known[folder] = folder
        else:
            known[folder] = _work_tree(parent, known) if parent != folder else None
    return known[folder]


def _git(folder: str, *arguments: str) -> bytes | None:
    import subprocess  # 3 ms, and files that are named need no git

    environment = {key: value for key, value in os.environ.items() if key not in _GIT_VARIABLES}
    # A repository's own settings must not start a program (core.fsmonitor).
    command = ["git", "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _walk(folder: str) -> Iterator[Found]:
    try:
        device = os.lstat(folder).st_dev
        with os.scandir(folder) as entries:
            children = sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:  # it was there a moment ago
        return
    except OSError as error:
        yield Found(folder, Verdict.UNREADABLE, reason=reason_of(error))
        return
    prefix = "" if folder == "." else folder + "/"
    for child in children:
        path = prefix + child.name
        if child.is_symlink():
            yield Found(path, Verdict.LINK)
        elif child.is_file(follow_symlinks=False):
            yield Found(path, None)
        elif child.is_dir(follow_symlinks=False) and not _is_skipped(child, path, device):
            yield from _walk(path)


def _is_skipped(child: os.DirEntry[str], path: str, device: int) -> bool:
    if child.name in SKIPPED_FOLDERS or os.path.exists(path + "/pyvenv.cfg"):
        return True
    try:
        other = child.stat(follow_symlinks=False).st_dev != device
    except OSError:
        return False
    return other and _is_of_kernel(path)


def _is_of_kernel(folder: str) -> bool:
    """Whether what is mounted there takes no room on any disk: /proc, /sys."""
    try:
        return hasattr(os, "statvfs") and os.statvfs(folder).f_blocks == 0
    except OSError:
        return False


def _project(folder: str) -> str | None:
    """The nearest folder upward with a project file."""
    current = os.path.abspath(folder)
    while not any(os.path.exists(os.path.join(current, name)) for name in _PROJECT_FILES):
        parent = os.path.dirname(current)
        if parent == current:
            return None
        current = parent
    return current


def _package_parent(folder: str) -> str:
    """The folder that the outermost package around `folder` is in; itself where it is in none."""
    while os.path.exists(os.path.join(folder, "__init__.py")) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    return folder


_PROJECT_FILES = ("pyproject.toml", "setup.py", "setup.cfg", "domicile.yaml")


def reason_of(error: OSError) -> str:
    """Why the operating system refused: "Permission denied"."""
    return error.strerror or type(error).__name__


def relative(path: str) -> str:
    """`path` from the working directory, with forward slashes."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        relative = os.path.abspath(path)
    return relative.replace(os.sep, "/")
