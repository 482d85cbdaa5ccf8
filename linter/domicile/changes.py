"""Which changes of files can change what a run finds."""

from __future__ import annotations

from domicile import data_files, languages
from domicile.discover import SKIPPED_FOLDERS


def may_matter(path: str) -> bool:
    """Whether a file of this name can: a source, a script, a policy or a file of settings.

    `path` is relative to the folder that is checked; other people's code below it does not count.
    """
    *folders, name = path.replace("\\", "/").split("/")
    return SKIPPED_FOLDERS.isdisjoint(folders) and (is_data(name) or may_be_source(name))


def may_be_source(path: str) -> bool:
    """Whether a file of this name can hold calls."""
    return languages.language_of(path) is not None or languages.may_be_script(path)


def is_data(path: str) -> bool:
    """Whether the name is that of a policy or a file of settings."""
    return path.endswith(data_files.SUFFIXES)
