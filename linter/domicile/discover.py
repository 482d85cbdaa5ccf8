"""Which files a run looks at: those git knows in a work tree, else a walk of the folders."""

from __future__ import annotations

import enum
import os
import re
from collections.abc import Callable, Container, Iterable
from typing import NamedTuple

from domicile import languages

MANY = 2_000  # files

# Folders that hold other people's code or build products; a path named explicitly, and a
# file that git tracks, is taken all the same.
SKIPPED_FOLDERS = frozenset(
    {".bzr", ".git", ".hg", ".svn"}
    | {".eggs", "__pycache__", "__pypackages__", "_build", "buck-out", "build", "dist"}
    | {".direnv", ".nox", ".pyenv", ".tox", ".venv", "venv"}
    | {".ipynb_checkpoints", ".mypy_cache", ".pytest_cache", ".pytype", ".ruff_cache"}
    | {"dist-packages", "node_modules", "site-packages"}
)

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

    __hash__ = object.__hash__  # there is one of each, and of very many files each has one


class Found(NamedTuple):
    """A file of which more is known than its path: that the user named it, or what became of it."""

    path: str
    verdict: Verdict | None
    explicit: bool = False  # named by the user, so a symbolic link is followed
    reason: str = ""  # why it is unreadable


class Listing(NamedTuple):
    """The paths of files from the working directory, and those `special` that are more than that.

    No record is made for each file: there may be very many. Then `on_many` is called, as soon as
    that is known, and maybe again.
    """

    paths: list[str]
    special: dict[str, Found]
    on_many: Callable[[], object] | None = None

    def add(self, found: Found) -> None:
        self.paths.append(found.path)
        self.special[found.path] = found

    def tell(self) -> None:
        if self.on_many is not None and len(self.paths) >= MANY:
            self.on_many()


class UnreadablePathError(Exception):
    """A path that the user named cannot be read."""


def discover(
    paths: Iterable[str],
    texts: Container[str] = (),
    on_many: Callable[[], object] | None = None,
) -> Listing:
    """Every file under `paths`, each once, in the order of `paths` and sorted within each.

    A path among `texts` is a file, whatever the disk holds there. `on_many` is called once it is
    known that there are many files.

    Raises UnreadablePathError for a path that does not exist or cannot be listed.
    """
    found = [_named(path) if path in texts else _under(path, on_many) for path in paths]
    if len(found) == 1:
        return found[0]
    special: dict[str, Found] = {}
    seen: dict[str, None] = {}
    for listing in found:
        special.update((path, each) for path, each in listing.special.items() if path not in seen)
        seen.update(dict.fromkeys(listing.paths))
    return Listing(list(seen), special)


def is_source(path: str) -> bool:
    """Whether a file is in a language that is read, by its name."""
    return languages.language_of(path) is not None


def _named(path: str) -> Listing:
    return Listing([path], {path: Found(path, None, explicit=True)})


def _under(path: str, on_many: Callable[[], object] | None) -> Listing:
    if os.path.isdir(path):
        try:
            os.scandir(path).close()
        except OSError as error:
            raise UnreadablePathError(f"{path}: {reason_of(error)}") from error
        found = files_in(path, on_many)
        found.paths.sort()
        return found
    if os.path.isfile(path):
        return _named(relative(path))
    if os.path.exists(path):  # a pipe can be read once only, and from some nothing ever comes
        raise UnreadablePathError(f"{path}: not a regular file")
    raise UnreadablePathError(f"{path}: No such file or directory")


def files_in(folder: str, on_many: Callable[[], object] | None = None) -> Listing:
    """The files below `folder`, by their paths from the working directory."""
    found = Listing([], {}, on_many)
    start = relative(folder)
    _list_folder(start, found)
    if not start.startswith(".."):
        return found
    shortened: dict[str, str] = {}  # `../app/x.py` is `x.py` where the working directory is `app`

    def short(path: str) -> str:
        parent, _, name = path.rpartition("/")
        if parent not in shortened:
            shortened[parent] = relative(parent)
        above = shortened[parent]
        return name if above == "." else f"{above}/{name}"

    special = [each._replace(path=short(path)) for path, each in found.special.items()]
    return Listing(list(map(short, found.paths)), {each.path: each for each in special})


def _list_folder(folder: str, into: Listing) -> None:
    listed = _git_files(folder)
    if not listed:  # no work tree, or a folder that git ignores and the user named
        walk(folder, into)
        return
    prefix = "" if folder == "." else folder + "/"
    for name in listed:
        path = prefix + name
        if name.endswith("/") or (languages.may_be_script(path) and _is_folder(path)):
            _list_folder(path.rstrip("/"), into)  # a repository inside this one
        else:
            into.paths.append(path)
    into.tell()


def _is_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)


def _is_in_work_tree(folder: str) -> bool:
    """Whether git may know of `folder`: starting it only to be told no takes 10 ms."""
    current = os.path.realpath(folder)
    while not os.path.exists(os.path.join(current, ".git")):
        parent = os.path.dirname(current)
        if parent == current:
            return False
        current = parent
    return True


def _git_files(folder: str) -> list[str]:
    if not _is_in_work_tree(folder):
        return []
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


def walk(folder: str, into: Listing, most: int | None = None) -> None:
    """Add the files below `folder`, sorted; no more folders are looked at after `most` files."""
    check_mounts = hasattr(os, "statvfs") and _has_mounts(folder)
    _Walk(into, most, check_mounts).below(folder, is_top=True)


class _Walk(NamedTuple):
    into: Listing
    most: int | None
    check_mounts: bool

    def below(self, folder: str, *, is_top: bool) -> None:
        names: list[str] = []
        others: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:  # in what follows a call counts: there may be very many
                    if entry.is_file(follow_symlinks=False):
                        names.append(entry.name)
                    elif entry.is_dir(follow_symlinks=False):
                        if entry.name not in SKIPPED_FOLDERS:
                            names.append(entry.name + "/")  # so that whole paths are in order
                    elif entry.is_symlink():
                        others.append(entry.name)
        except FileNotFoundError:  # it was there a moment ago
            return
        except OSError as error:
            self.into.add(Found(folder, Verdict.UNREADABLE, reason=reason_of(error)))
            return
        prefix = "" if folder == "." else folder + "/"
        if not is_top and _is_environment(prefix, names, others):
            return
        for name in others:
            self.into.add(Found(prefix + name, Verdict.LINK))
        names.sort()
        for name in names:
            if name[-1] != "/":
                self.into.paths.append(prefix + name)
            elif self.most is None or len(self.into.paths) <= self.most:
                path = prefix + name[:-1]
                if not (self.check_mounts and _is_pretended(path, folder)):
                    self.below(path, is_top=False)
        self.into.tell()


def _is_environment(prefix: str, names: Container[str], links: Container[str]) -> bool:
    """Whether a folder of these files and links is a virtual environment."""
    mark = "pyvenv.cfg"
    return mark in names or (mark in links and os.path.exists(prefix + mark))


def _has_mounts(folder: str) -> bool:
    """Whether anything may be mounted below `folder`: one question in place of one a folder."""
    try:
        with open("/proc/self/mounts", "rb") as file:
            lines = file.read().splitlines()
    except OSError:
        return True
    start = os.path.realpath(folder).rstrip("/") + "/"
    return any(_place_of(line).startswith(start) for line in lines)


def _place_of(mount: bytes) -> str:
    """Where something is mounted: the second field of its line, blanks and the like in octal."""
    field = mount.split(b" ")[1]
    return os.fsdecode(re.sub(rb"\\([0-7]{3})", lambda found: bytes([int(found[1], 8)]), field))


def _is_pretended(folder: str, parent: str) -> bool:
    """Whether another file system is mounted at `folder`, and holds only what the kernel tells."""
    try:
        return os.lstat(folder).st_dev != os.lstat(parent).st_dev and _is_of_kernel(folder)
    except OSError:
        return False


def _is_of_kernel(folder: str) -> bool:
    """Whether what is mounted there takes no room on any disk: /proc, /sys."""
    try:
        return os.statvfs(folder).f_blocks == 0
    except OSError:
        return False


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
