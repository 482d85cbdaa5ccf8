"""Files that are replaced in one step: what is there is the old file or the new one, whole."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator


def partial_of(target: str) -> str:
    """Where to write what will be `target`: beside it, under a name that is never too long."""
    return os.path.join(os.path.dirname(target), f".domicile-{os.getpid()}.part")


@contextlib.contextmanager
def replacing(target: str, partial: str) -> Iterator[None]:
    """Put `partial`, which the body writes, in the place of `target`.

    Where the body or the replacement fails, `partial` is removed and the error goes on.
    """
    try:
        yield
        os.replace(partial, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(partial)
        raise
