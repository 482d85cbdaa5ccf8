"""Running the pipeline for a command, with its failures in words."""

from __future__ import annotations

import click

from domicile.cli.output import emit
from domicile.discover import UnreadablePathError
from domicile.pipeline import Options, analyse
from domicile.report.text import visible
from domicile.results import Report


def run(options: Options) -> Report:
    """The pipeline's report. Raises ClickException where the run itself fails."""
    try:
        return analyse(options)
    except UnreadablePathError as error:
        raise click.ClickException(visible(str(error))) from error


def show_files(report: Report) -> None:
    """Print every file with its verdict."""
    emit("".join(f"{visible(file.path)}: {file.verdict.value}\n" for file in report.files))
