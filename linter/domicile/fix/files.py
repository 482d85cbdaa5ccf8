"""Fixed files on the disk: replaced in one step, with their mode and owner."""

from __future__ import annotations

import contextlib
import os
import stat

from domicile.replacing import partial_of, replacing


def write(path: str, before: bytes, after: bytes) -> None:
    """Replace the file at `path`, whose bytes were `before`, by `after`.

    A link is kept and its target replaced, where that lies within the working directory. Raises
    OSError with a reason where the file is not there to be replaced, or is not as it was.
    """
    target = _target(path)
    status = os.stat(target)
    if not stat.S_ISREG(status.st_mode):
        raise OSError("it is no regular file")
    if not os.access(target, os.W_OK):
        raise PermissionError("it is read-only")
    with open(target, "rb") as handle:
        if handle.read() != before:
            raise OSError("it was changed meanwhile")
    _replace(target, after, status)


def _target(path: str) -> str:
    """The file that `path`, relative to the working directory, leads to.

    Raises OSError for a link out of the tree. Outside of the working directory any link is one.
    """
    target = os.path.realpath(path)
    here = os.path.realpath(os.curdir)
    if os.path.isabs(path) or path.replace(os.sep, "/").startswith("../"):
        leaves = os.path.islink(path)
    else:
        leaves = not target.startswith(here.rstrip(os.sep) + os.sep)
    if leaves:
        raise OSError(f"a symbolic link leads out of the tree, to {target}")
    return target


def _replace(target: str, data: bytes, status: os.stat_result) -> None:
    partial = partial_of(target)
    with replacing(target, partial):
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        with open(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(AttributeError, PermissionError):  # not on Windows, or not ours
            os.chown(partial, status.st_uid, status.st_gid)
        os.chmod(partial, stat.S_IMODE(status.st_mode))


_BINARY: int = getattr(os, "O_BINARY", 0)
