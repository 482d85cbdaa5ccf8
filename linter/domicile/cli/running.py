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
        click.echo(timings(report), err=True, nl=False)
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


def timings(report: Report) -> str:
    """One line a stage with its wall time, then what there was to do."""
    stages = "".join(f"{name:<8} {seconds:8.3f} s\n" for name, seconds in report.seconds.items())
    counts = (len(report.calls), report.analysed, report.scanned)
    return stages + "{} calls, {} files analysed, {} scanned\n".format(*counts)


def show_files(report: Report) -> None:
    """Print every file with its verdict."""
    emit("".join(f"{visible(file.path)}: {file.verdict.value}\n" for file in report.files))
