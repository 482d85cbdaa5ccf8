"""Defects of the tool itself: one costs what is known of a function or file, never the run."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from domicile.findings import FileError

Told: TypeAlias = "Callable[[FileError], None]"

TRACEBACK_VARIABLE = "DOMICILE_TRACEBACK"


def defect(path: str, line: int, error: Exception) -> FileError:
    """What a report says of an error that the tool did not expect, at a line of a file.

    The message names the place in Domicile's own code. With DOMICILE_TRACEBACK set, the
    traceback is printed too.
    """
    import traceback  # the command imports this module whatever happens

    from domicile.findings import FileError

    if os.environ.get(TRACEBACK_VARIABLE):
        traceback.print_exception(error)
    frame = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" in {os.path.basename(frame[0].filename)}:{frame[0].lineno}" if frame else ""
    summary = f"{type(error).__name__}{where}: {error}".splitlines()[0]
    message = f"not fully analysed, by a defect in Domicile that should be reported ({summary})"
    return FileError(path, message, line)
