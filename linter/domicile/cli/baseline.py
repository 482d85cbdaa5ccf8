"""`domicile baseline`: write today's findings down, so that only new ones fail."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from domicile.cli.helping import SubjectCommand
from domicile.cli.options import run_options, source_options
from domicile.cli.output import emit, write_file
from domicile.cli.running import run, show_files
from domicile.report.text import plural, visible

if TYPE_CHECKING:
    from domicile.baseline import Entry

NAME = ".domicile-baseline.json"


@click.command(cls=SubjectCommand)
@source_options
@click.option(
    "--baseline",
    "file",
    type=click.Path(),
    default=NAME,
    show_default=True,
    metavar="FILE",
    help="The file to write.",
)
@click.option(
    "--prune", is_flag=True, help="Only take out what is resolved; accept nothing that is new."
)
def baseline(file: str, prune: bool, **shared: Any) -> int:
    """Write today's findings to a baseline, for `domicile check --baseline FILE`.

    PATHS are files and folders, by default the working directory. What the file has for other
    paths stays.
    """
    from domicile import baseline as baselines

    exists = os.path.exists(file)
    if prune and not exists:
        raise click.ClickException(f"{visible(file)}: there is no baseline to prune.")
    options = run_options(**shared, baseline=file if exists else None)
    if options.texts:
        raise click.UsageError("a baseline is of files, not of standard input.")
    report = run(options)
    if options.list_files:
        show_files(report)
        return 0
    old = baselines.read(file) if exists else ()
    kept = baselines.without(old, report.absent)
    today = () if prune else (*report.findings, *report.unchanged)
    entries = baselines.renewed(kept, today, os.path.dirname(file) or ".")
    write_file(file, baselines.render(entries))
    emit(_told(file, old, entries, report.absent))
    return 0


def _told(
    file: str, old: tuple[Entry, ...], entries: tuple[Entry, ...], absent: tuple[Entry, ...]
) -> str:
    """ "x.json: 12 findings, 3 added, 1 removed"."""
    total, removed = _count(entries), _count(absent)
    added = total - _count(old) + removed
    changes = "".join(
        f", {count} {done}" for count, done in ((added, "added"), (removed, "removed")) if count
    )
    return f"{visible(file)}: {plural(total, 'finding')}{changes}\n"


def _count(entries: tuple[Entry, ...]) -> int:
    return sum(entry.count for entry in entries)
