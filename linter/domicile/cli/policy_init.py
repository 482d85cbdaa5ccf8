"""`domicile policy init`: a starting policy from the code."""

from __future__ import annotations

import os

import click

from domicile.cli.output import emit, write_file
from domicile.cli.running import policy_of, run
from domicile.pipeline import Options
from domicile.report.text import plural, visible

_NAME = "domicile.yaml"


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--force", is_flag=True, help=f"Replace a {_NAME} that is there.")
@click.option("--dry-run", is_flag=True, help="Only print the policy.")
def init(paths: tuple[str, ...], force: bool, dry_run: bool) -> None:
    """Write a commented starting policy, domicile.yaml, into the working directory.

    It permits what the calls below PATHS (by default all of the working directory) show:
    platforms, geos, regions, gateways and workspaces, each with the calls that need it.
    """
    from pathlib import Path

    from domicile import policy, schema
    from domicile.report.policy_start import starting_policy

    if not (force or dry_run):
        _check_free()
    report = run(Options(paths=paths or (".",), use_policy=False))
    text = starting_policy(report.calls, schema.address("policy"))
    policy.load(Path(_NAME), {_NAME: text.encode()})  # a policy that does not hold is a defect
    if dry_run:
        emit(text)
        return
    write_file(_NAME, text)
    seen = f"{plural(len(report.calls), 'call')} in {plural(report.scanned, 'file')}"
    click.echo(f"Wrote {visible(_NAME)} from {seen}. Read it, then run: domicile check", err=True)


def _check_free() -> None:
    """Raises ClickException where a policy holds here already."""
    if os.path.lexists(_NAME):
        raise click.UsageError(f"there is a {_NAME} here already; --force replaces it.")
    above = policy_of(None).path
    if above is not None:
        raise click.UsageError(
            f"{visible(above)} holds here already; --force writes another one, for this folder."
        )
