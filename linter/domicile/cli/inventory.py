"""`domicile inventory`: the auditor's map."""

from __future__ import annotations

from typing import Any

import click

from domicile.cli.helping import SubjectCommand
from domicile.cli.options import Output, output_options, run_options, source_options
from domicile.cli.output import write_reports
from domicile.cli.running import run, show_files
from domicile.report import INVENTORY_FORMATS

_EXAMPLES = """\b
Examples:
  domicile inventory                               a table by file
  domicile inventory --explain                     and why something is not known
  domicile inventory --output html:inventory.html  and a page for the auditor
"""


@click.command(cls=SubjectCommand, epilog=_EXAMPLES)
@source_options
@output_options(INVENTORY_FORMATS, "table")
@click.option(
    "--explain", is_flag=True, help="Say of every unknown or open value why it is not known."
)
def inventory(output_format: str, outputs: tuple[Output, ...], explain: bool, **shared: Any) -> int:
    """List every Claude call with everything known about it.

    PATHS are files and folders, by default the working directory; `-` is standard input.
    In the table `?` stands for unknown, and `...` for further values that the code does not show.
    """
    options = run_options(**shared)
    report = run(options)
    if options.list_files:
        show_files(report)
        return 0
    write_reports(
        report, INVENTORY_FORMATS, [Output(output_format, None), *outputs], explain=explain
    )
    return 0
