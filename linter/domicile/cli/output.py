"""Where reports go: standard output, or files that are replaced in one step."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Mapping, Sequence

import click

from domicile.cli.options import Output
from domicile.cli.terminal import PLAIN_WIDTH, terminal_style
from domicile.replacing import replacing
from domicile.report import renderer
from domicile.report.text import Style
from domicile.results import Report


def write_reports(
    report: Report,
    formats: Mapping[str, str],
    outputs: Sequence[Output],
    *,
    explain: bool = False,
    quiet: bool = False,
) -> None:
    """Render and write each output. Raises ClickException for a file that cannot be written."""
    for output in outputs:
        style = terminal_style() if output.file is None else Style(width=PLAIN_WIDTH)
        text = renderer(formats[output.format])(
            report, style._replace(explain=explain, summary=not quiet)
        )
        if output.file is None:
            emit(text)
        else:
            write_file(output.file, text)


def emit(text: str) -> None:
    """Write to standard output. A reader that went away (`| head`) is no failure."""
    stream = sys.stdout
    encoding = stream.encoding or "utf-8"
    printable = text.encode(encoding, "backslashreplace").decode(encoding)
    try:
        click.echo(printable, nl=False, color=True)  # the style decided on colours already
        stream.flush()
    except BrokenPipeError:
        # What is left in the buffer must not fail again when the interpreter ends.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def write_file(path: str, text: str) -> None:
    """Replace a file in one step. Raises ClickException where it cannot be written."""
    data = text.encode("utf-8", "backslashreplace")
    try:
        if _is_special(path):
            with open(path, "wb") as handle:
                handle.write(data)
        else:
            _replace(os.path.realpath(path), data)
    except OSError as error:
        raise click.ClickException(f"cannot write {path}: {error.strerror or error}") from error


def _is_special(path: str) -> bool:
    """Whether `path` is a device or a pipe, which cannot be replaced."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return False


def _replace(path: str, data: bytes) -> None:
    partial = f"{path}.{os.getpid()}.part"
    with replacing(path, partial), open(partial, "xb") as handle:
        handle.write(data)
