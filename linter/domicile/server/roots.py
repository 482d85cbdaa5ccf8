"""Which folder an open file is checked in: its paths and its policy are those of that folder."""

from __future__ import annotations

import os
from collections.abc import Iterable

from pygls.uris import to_fs_path

from domicile.discover import SKIPPED_FOLDERS
from domicile.policy import NAME

_ROOT_FILES = (NAME, ".git")
_INSTALLED = frozenset({"dist-packages", "node_modules", "site-packages"})


def root_of(uri: str, roots: Iterable[str]) -> str | None:
    """The innermost of the workspace's roots that holds the file, else its project.

    Where no policy lies at the root, parts of the workspace may have their own.

    None for what is no file, or lies in a folder of other people's code or in none.
    """
    file = to_fs_path(uri) if uri.startswith("file:") else None
    if file is None:
        return None
    inside = [folder for folder in roots if _is_below(file, folder)]
    root = max(inside, key=len, default=None)
    if root is None:
        if not _INSTALLED.isdisjoint(file.split(os.sep)):
            return None
        root = project(os.path.dirname(file))
    own = os.path.relpath(file, root).split(os.sep)
    if not SKIPPED_FOLDERS.isdisjoint(own[:-1]) or not os.path.isdir(root):
        return None
    return root if _has_policy(root) else _part(os.path.dirname(file), root)


def _is_below(file: str, folder: str) -> bool:
    return file.startswith(folder.rstrip(os.sep) + os.sep)


def _part(folder: str, root: str) -> str:
    """The nearest folder with a policy upward from `folder`, before `root`; else `root`."""
    while _is_below(folder, root):
        if _has_policy(folder):
            return folder
        folder = os.path.dirname(folder)
    return root


def _has_policy(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, NAME))


def project(folder: str) -> str:
    """The nearest folder upward with a policy or a repository, else the folder itself.

    The policy that holds is the same, and imports from the root of the repository are followed.
    """
    current = folder
    while not any(os.path.exists(os.path.join(current, name)) for name in _ROOT_FILES):
        parent = os.path.dirname(current)
        if parent == current:
            return folder
        current = parent
    return current
