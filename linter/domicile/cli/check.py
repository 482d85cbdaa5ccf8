"""`domicile check`: the linter."""

from __future__ import annotations

from typing import Any

import click

from domicile.cli import fixing, ignoring
from domicile.cli.helping import SubjectCommand, complete_rules, completing, word
from domicile.cli.options import STDIN, Output, names, output_options, run_options, source_options
from domicile.cli.output import emit, write_reports
from domicile.cli.running import run, show_files
from domicile.report import CHECK_FORMATS, renderer
from domicile.report.summary import SEVERITIES, check_summary, statistics
from domicile.report.text import Style
from domicile.results import Report

_NEVER = "never"
_LEVELS = (*SEVERITIES, _NEVER)
_FOR_PEOPLE = ("full", "concise")
_WITH_SUMMARY = "concise"  # its summary goes to standard error: the report is one line a finding

_EXAMPLES = """\b
Examples:
  domicile check                                   the whole tree, with code
  domicile check app --output-format concise       one folder, one line a finding
  domicile check --output sarif:domicile.sarif     and a report for code scanning
  domicile check --diff --unsafe-fixes             what could be fixed, and how
  domicile check --select GEO3 --fail-on error     the policy's rules, errors only
  git show :app.py | domicile check - --stdin-filename app.py
"""


@click.command(cls=SubjectCommand, epilog=_EXAMPLES)
@source_options
@output_options(CHECK_FORMATS, "full")
@click.option(
    "--select",
    type=names,
    default="",
    metavar="RULE,...",
    shell_complete=complete_rules,
    help="Judge by these rules only: ids, names, or the start of an id (GEO1).",
)
@click.option(
    "--ignore",
    type=names,
    default="",
    metavar="RULE,...",
    shell_complete=complete_rules,
    help="Leave these rules out.",
)
@click.option(
    "--fail-on",
    type=word(_LEVELS),
    metavar="|".join(_LEVELS),
    shell_complete=completing(_LEVELS),
    default="warning",
    show_default=True,
    help="The least severity that makes the exit status 1.",
)
@click.option("--exit-zero", is_flag=True, help="The same as --fail-on never.")
@click.option("--certain-only", is_flag=True, help="Leave out findings that are only possible.")
@click.option(
    "--no-ignores",
    is_flag=True,
    help="For an auditor: silence nothing by waivers, comments, `exclude` or `off`.",
)
@click.option(
    "--baseline",
    type=click.Path(),
    metavar="FILE",
    help="Fail for findings only that this file, written by `domicile baseline`, does not have.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print the findings and no summary.")
@fixing.fix_options
@click.option(
    "--add-ignores",
    metavar="REASON",
    help="Write a comment at the call of each finding that is shown, so that it is accepted for "
    "REASON. With --diff: only show that.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@click.option("--statistics", "count", is_flag=True, help="Show the number of findings by rule.")
def check(
    output_format: str,
    outputs: tuple[Output, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    exit_zero: bool,
    certain_only: bool,
    no_ignores: bool,
    baseline: str | None,
    quiet: bool,
    count: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    add_ignores: str | None,
    watch: bool,
    **shared: Any,
) -> int:
    """Find Claude calls that the API refuses, that are not pinned although they look so, or
    that can run where the policy does not permit it.

    PATHS are files and folders, by default the working directory; `-` is standard input.

    \b
    Exit status: 0  nothing at or above the failing level
                 1  findings
                 2  the run itself failed: bad option, bad policy, unreadable path
    """
    if watch:
        return _watch(shared["paths"] or (".",), shared["policy"], outputs)
    _refuse(fix and no_ignores, count, output_format)
    options = run_options(
        **shared,
        select=select,
        ignore=ignore,
        certain_only=certain_only,
        ignores=not no_ignores,
        baseline=baseline,
    )
    level = _NEVER if exit_zero else fail_on
    report = run(options)
    if options.list_files:
        show_files(report)
        return 0
    if add_ignores is not None:
        added = ignoring.added(options, report, add_ignores, fix=fix)
        if diff:
            return int(ignoring.show(added) and level != _NEVER)
        report = ignoring.write(added, quiet=quiet)
    elif diff:
        write_reports(report, CHECK_FORMATS, outputs)
        changed = fixing.show(fixing.fixed(options, report, unsafe=unsafe_fixes))
        return int(changed and level != _NEVER)
    if fix:
        report = fixing.fix(options, report, unsafe=unsafe_fixes, quiet=quiet)
    beside = fix and bool(options.texts)  # standard output is the fixed text
    _show(report, output_format, outputs, quiet=quiet, count=count, beside=beside)
    return int(_fails(report, level))


def _refuse(hides_by_fixing: bool, count: bool, output_format: str) -> None:
    """Raise UsageError for options that contradict each other."""
    if hides_by_fixing:
        raise click.UsageError("--fix would change what was accepted; leave out --no-ignores.")
    if count and output_format not in _FOR_PEOPLE:
        raise click.UsageError(
            f"--statistics is for people; use --output {output_format}:FILE for {output_format}."
        )


def _show(
    report: Report,
    output_format: str,
    outputs: tuple[Output, ...],
    *,
    quiet: bool,
    count: bool,
    beside: bool,
) -> None:
    """Print and write what was found; `beside` the standard output, which has something else."""
    if beside:
        write_reports(report, CHECK_FORMATS, outputs)
        summary = "" if quiet else f"{check_summary(report)}\n"
        click.echo(renderer(_WITH_SUMMARY)(report, Style()) + summary, err=True, nl=False)
        return
    if count:
        emit(statistics(report))
        write_reports(report, CHECK_FORMATS, outputs)
        return
    write_reports(report, CHECK_FORMATS, [Output(output_format, None), *outputs], quiet=quiet)
    if output_format == _WITH_SUMMARY and not quiet:
        click.echo(check_summary(report), err=True)


def _watch(paths: tuple[str, ...], policy: str | None, outputs: tuple[Output, ...]) -> int:
    """The same command again and again."""
    from domicile.cli.watching import watch

    if STDIN in paths:
        raise click.UsageError("standard input cannot be watched.")
    context = click.get_current_context()
    parameters = {**context.params, "watch": False}
    watched = paths if policy is None else (*paths, policy)
    written = [output.file for output in outputs if output.file is not None]
    return watch(watched, written, lambda: int(context.invoke(check, **parameters)))


def _fails(report: Report, fail_on: str) -> bool:
    if fail_on == _NEVER:
        return False
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(finding.severity in failing for finding in report.findings)
