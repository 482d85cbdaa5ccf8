"""`domicile policy`: the policy file, checked, shown as understood, and written."""

from __future__ import annotations

from pathlib import Path

import click

from domicile.cli.admin import drift, pull
from domicile.cli.options import format_option
from domicile.cli.output import emit
from domicile.cli.policy_init import init
from domicile.cli.policy_test import test
from domicile.cli.running import failure, policy_of
from domicile.cli.terminal import terminal_style
from domicile.discover import relative
from domicile.report.text import plural, visible

_FORMATS = ("yaml", "json")


@click.group()
def policy() -> None:
    """Check the policy file, show how it is understood, or write it."""


policy.add_command(init)
policy.add_command(pull)
policy.add_command(drift)
policy.add_command(test)


@policy.command()
@click.argument("files", nargs=-1, type=click.Path())
def validate(files: tuple[str, ...]) -> int:
    """Check policy files, by default the nearest domicile.yaml.

    What a policy says against itself (a default that is not allowed, a waiver that is over) is
    reported as `domicile check` does.

    \b
    Exit status: 0  every file is valid
                 1  errors or warnings about what a policy says
                 2  a file is not valid
    """
    from domicile.policy import NAME, PolicyError, load
    from domicile.policy_report import policy_report
    from domicile.report.concise import render

    if not files:
        found = policy_of(None)
        if found.path is None:
            raise click.UsageError(f"there is no {NAME} here or above; name a file.")
        files = (found.path,)
    problems: list[str] = []
    failed = False
    for file in files:
        try:
            checked = load(Path(file))
        except PolicyError as error:
            problems.append(str(error))
            continue
        parts = [plural(len(checked.workspaces), "workspace"), plural(len(checked.scopes), "scope")]
        emit(f"{visible(file)}: valid, {' and '.join(parts)}\n")
        report = policy_report(checked)
        emit(render(report, terminal_style()))
        failed = failed or any(finding.severity != "note" for finding in report.findings)
    if problems:
        raise failure("\n".join(problems))
    return int(failed)


@policy.command()
@click.argument("path", required=False, type=click.Path())
@click.option("--policy", "file", type=click.Path(), metavar="FILE", help="The policy file.")
@format_option(_FORMATS)
def show(path: str | None, file: str | None, output_format: str) -> None:
    """Print the policy as understood: what it extends merged in, and defaults filled in.

    With PATH, what holds for that file, and where each setting was written.
    """
    from domicile.policy.scopes import rebase
    from domicile.report.policy_path import for_path
    from domicile.report.policy_text import whole

    found = policy_of(file)
    if found.path is None:
        raise click.UsageError("there is no domicile.yaml here or above; name one with --policy.")
    if path is None:
        emit(whole(found, output_format))
    else:
        emit(for_path(found, relative(path), rebase(found)(relative(path)), output_format))
