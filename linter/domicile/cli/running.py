"""Running the pipeline and reading the policy for a command, with their failures in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from domicile.cli.output import emit
from domicile.cli.progress import progress
from domicile.pipeline import Options, RunError, analyse, read_policy
from domicile.report.text import visible, visible_lines
from domicile.results import Report
from domicile.stages import Stages

if TYPE_CHECKING:
    from domicile.policy import Policy


def run(options: Options) -> Report:
    """The pipeline's report. Raises ClickException where the run itself fails."""
    stages = Stages()
    try:
        with progress(stages):
            report = analyse(options, stages)
    except RunError as error:
        raise failure(error) from error
    if options.verbose:
        click.echo(timings(report, stages), err=True, nl=False)
    return report


def policy_of(file: str | None) -> Policy:
    """The policy in `file`, or the nearest; the empty one where there is none."""
    try:
        return read_policy(file)
    except RunError as error:
        raise failure(error) from error


def failure(message: object) -> click.ClickException:
    """How a run that failed is told, whatever the message quotes."""
    return click.ClickException(visible_lines(str(message)))


def timings(report: Report, stages: Stages) -> str:
    """One line a stage with its wall time, then one a count of what there was to do."""
    counts = {
        "files scanned": report.scanned,
        "files analysed": report.analysed,
        **stages.counts,
        "calls": len(report.calls),
    }
    times = [f"{name:<8} {seconds:10.3f} s\n" for name, seconds in stages.seconds.items()]
    return "".join(times + [f"{count:>10} {name}\n" for name, count in counts.items()])


def show_files(report: Report) -> None:
    """Print every file with its verdict."""
    emit("".join(f"{visible(file.path)}: {file.verdict.value}\n" for file in report.files))
