"""`check --add-ignores`: suppressions written beside the calls of what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from domicile.cli import fixing
from domicile.cli.running import failure
from domicile.pipeline import Options, RunError
from domicile.report.summary import location_place
from domicile.report.text import plural, visible
from domicile.results import Report

if TYPE_CHECKING:
    from domicile.inline.adding import Added


def added(options: Options, report: Report, reason: str, *, fix: bool) -> Added:
    """The suppressions of what `report` shows. Raises ClickException for an unusable reason."""
    from domicile.inline import adding
    from domicile.inline.writing import ReasonError, check_reason

    if fix:
        raise click.UsageError("--fix and --add-ignores cannot be joined: run one, then the other.")
    if options.texts:
        raise click.UsageError("--add-ignores needs files, not standard input.")
    if not options.ignores:
        raise click.UsageError("--add-ignores and --no-ignores contradict each other.")
    try:
        return adding.added(options, report, check_reason(reason))
    except ReasonError as error:
        raise click.UsageError(f"--add-ignores: {error}.") from error
    except RunError as error:
        raise failure(error) from error


def show(done: Added) -> bool:
    """Show the changes as a diff, and tell whether there are any."""
    fixing.show_changes(done.changes)
    _tell_left(done)
    _tell(done, "Would add")
    return bool(done.changes)


def write(done: Added, *, quiet: bool) -> Report:
    """Write the changes; the report after them. Raises ClickException where that cannot be."""
    fixing.write(done.changes)
    _tell_left(done)
    if not quiet:
        _tell(done, "Added")
    return done.report


def _tell_left(done: Added) -> None:
    for finding in done.left:
        where = visible(location_place(finding.location))
        fixing.tell(f"{where}: {finding.rule} is left: no comment can stand beside this call")


def _tell(done: Added, verb: str) -> None:
    if not done.changes:
        return fixing.tell("There is nothing to suppress.")
    rules = ", ".join(f"{rule} ({count})" for rule, count in sorted(done.silenced.items()))
    count = plural(sum(done.silenced.values()), "finding")
    files = plural(len(done.changes), "file")
    return fixing.tell(f"{verb} suppressions of {count} in {files}: {rules}")
