"""`check --fix` and `--diff`: fixes written to files, or shown."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from domicile.cli.options import Command, decorated
from domicile.cli.output import emit, emit_bytes
from domicile.cli.running import failure
from domicile.cli.terminal import terminal_style
from domicile.pipeline import Options, RunError
from domicile.report.text import plural, visible
from domicile.results import Report

if TYPE_CHECKING:
    from domicile.fix.loop import Change, Fixed


def fix_options(command: Command) -> Command:
    """The options about fixes."""
    decorators = [
        click.option(
            "--fix",
            is_flag=True,
            help="Apply the safe fixes: those after which no request can run anywhere it could "
            "not run before.",
        ),
        click.option(
            "--unsafe-fixes",
            is_flag=True,
            help="With --fix or --diff: also those that change what is asked for.",
        ),
        click.option(
            "--diff",
            is_flag=True,
            help="Write no file: show what --fix would change. Exit status 1 if that is anything.",
        ),
    ]
    return decorated(command, decorators)


def fix(options: Options, report: Report, *, unsafe: bool, quiet: bool) -> Report:
    """Fix the files that `report` is of, or pass standard input on fixed; the report after it.

    Raises ClickException for files that cannot be written.
    """
    done = fixed(options, report, unsafe=unsafe)
    if options.texts:
        _pass_on(done, options)
    elif done is not None:
        write(done.changes)
    if done is None:
        return report
    if done.changes and not quiet:
        tell(_counted("Fixed", done))
    return done.report


def fixed(options: Options, report: Report, *, unsafe: bool) -> Fixed | None:
    """What fixing would do to the files that `report` is of; None where nothing can be fixed."""
    if not any(f.fix is not None and (unsafe or f.fix.safe) for f in report.findings):
        return None
    from domicile.fix import loop

    try:
        done = loop.fixed(options, report, unsafe=unsafe)
    except RunError as error:
        raise failure(error) from error
    for path in done.dropped:
        tell(f"{visible(path)}: left as it is, because its fixes cannot be made exactly")
    if done.kept:
        fixes = "1 fix is" if done.kept == 1 else f"{done.kept} fixes are"
        tell(f"{fixes} left out: other files of the tree show what else depends on it")
    return done


def show(done: Fixed | None) -> bool:
    """Show the changes as a diff, and tell whether there are any."""
    if done is None or not done.changes:
        return False
    show_changes(done.changes)
    tell(_counted("Would fix", done))
    return True


def show_changes(changes: Iterable[Change]) -> None:
    """Show changes as a diff: for `patch`, or coloured and safe on a terminal."""
    from domicile.fix import diff

    style, is_terminal = terminal_style(), sys.stdout.isatty()
    for change in changes:
        made = diff.unified(change.path, change.before, change.after)
        if style.colour or is_terminal:
            emit(diff.shown(made, change.before, style))
        else:
            emit_bytes(made)


def write(changes: Iterable[Change]) -> None:
    """Write changes to their files. Raises ClickException for those that cannot be written."""
    from domicile.fix import files

    problems = []
    for change in changes:
        try:
            files.write(change.path, change.before, change.after)
        except OSError as error:
            problems.append(f"cannot write {change.path}: {error.strerror or error}")
    if problems:
        raise failure("\n".join(problems))


def _pass_on(done: Fixed | None, options: Options) -> None:
    ((path, data),) = options.texts.items()
    changed = {change.path: change.after for change in done.changes} if done else {}
    emit_bytes(changed.get(path, data))


def tell(message: str) -> None:
    click.echo(message, err=True)


def _counted(verb: str, done: Fixed) -> str:
    """ "Fixed 3 findings in 1 file: GEO201 (2), GEO404 (1)"."""
    rules = ", ".join(f"{rule} ({count})" for rule, count in sorted(done.applied.items()))
    count = plural(sum(done.applied.values()), "finding")
    return f"{verb} {count} in {plural(len(done.changes), 'file')}: {rules}"
