"""Where reports go: standard output, or files that are replaced in one step."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence

import click

from domicile.cli.options import Output
from domicile.cli.terminal import PLAIN_WIDTH, terminal_style
from domicile.replacing import partial_of, replacing
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
    """Render and write each output. Raises ClickException for files that cannot be written."""
    problems = []
    for output in outputs:
        style = terminal_style() if output.file is None else Style(width=PLAIN_WIDTH)
        text = renderer(formats[output.format])(
            report, style._replace(explain=explain, summary=not quiet)
        )
        try:
            if output.file is None:
                emit(text)
            else:
                write_file(output.file, text)
        except click.ClickException as error:
            problems.append(error.message)
    if problems:
        raise click.ClickException("\n".join(problems))


def emit(text: str) -> None:
    """Write to standard output. Raises ClickException where it cannot be written."""
    encoding = sys.stdout.encoding or "utf-8"
    printable = text.encode(encoding, "backslashreplace").decode(encoding)
    with _standard_output():
        click.echo(printable, nl=False, color=True)  # the style decided on colours already


def emit_bytes(data: bytes) -> None:
    """Write raw bytes to standard output. Raises ClickException where they cannot be written."""
    with _standard_output():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


@contextlib.contextmanager
def _standard_output() -> Iterator[None]:
    """What is written within reaches the reader. One that went away (`| head`) is no failure."""
    stream = sys.stdout
    try:
        yield
        stream.flush()
    except OSError as error:
        # What is left in the buffer must not fail again when the interpreter ends.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError):
            reason = error.strerror or error
            raise click.ClickException(f"cannot write to standard output: {reason}") from error


def write_file(path: str, text: str) -> None:
    """Replace a file in one step; its folder is made where there is none.

    Raises ClickException where it cannot be written.
    """
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
    if os.path.exists(path) and not os.access(path, os.W_OK):
        raise PermissionError("it is read-only")
    if not os.path.exists(folder := os.path.dirname(path)):
        os.makedirs(folder)
    partial = partial_of(path)
    with replacing(path, partial), open(partial, "xb") as handle:
        handle.write(data)
