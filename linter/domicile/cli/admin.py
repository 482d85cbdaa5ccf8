"""`domicile policy pull` and `policy drift`: the policy and the organization's workspaces."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from domicile.cli.options import Output, output_options
from domicile.cli.output import emit, write_file, write_reports
from domicile.cli.running import failure, policy_of
from domicile.report import CHECK_FORMATS
from domicile.report.text import plural, visible

if TYPE_CHECKING:
    from domicile.admin import RemoteWorkspace
    from domicile.policy import Policy

_NEW = "version: 1\n"
_MARK = "\ufeff"


def _endpoint_options(command: Callable[..., Any]) -> Callable[..., Any]:
    decorators = [
        click.option("--policy", "file", type=click.Path(), metavar="FILE", help="The policy."),
        click.option(
            "--base-url",
            metavar="URL",
            default="https://api.anthropic.com",
            show_default=True,
            help="The Admin API's address.",
        ),
        click.option(
            "--timeout",
            type=click.FloatRange(min=0, min_open=True),
            default=30,
            show_default=True,
            metavar="SECONDS",
            help="How long to wait for an answer.",
        ),
    ]
    for decorator in reversed(decorators):
        command = decorator(command)
    return command


@click.command()
@_endpoint_options
@click.option("--dry-run", is_flag=True, help="Only show what would change, as a diff.")
def pull(file: str | None, base_url: str, timeout: float, dry_run: bool) -> None:
    """Write the organization's workspaces into the policy, as the Admin API lists them.

    The key is read from ANTHROPIC_ADMIN_API_KEY. Only the `workspaces` of the file change, and
    everything else, comments included, stays as it is.
    """
    from domicile import policy
    from domicile.admin.pull import PullError
    from domicile.admin.pull import pull as pulled

    target = _target(file)
    remote = _workspaces(base_url, timeout)
    try:
        outcome = pulled(target.text, target.name, target.policy, remote)
        policy.load(target.path, {target.name: outcome.text.encode()})
    except (policy.PolicyError, PullError) as error:
        raise failure(error) from error
    if dry_run:
        emit(_diff(target, outcome.text))
        return
    if outcome.changes or target.is_new:
        write_file(str(target.path), target.mark + outcome.text)
    emit("".join(f"{visible(line)}\n" for line in outcome.changes))
    done = plural(len(outcome.changes), "change") if outcome.changes else "nothing to change"
    found = plural(len(remote), "workspace")
    click.echo(f"{found} at the Admin API; {done} in {visible(target.name)}", err=True)


@click.command()
@_endpoint_options
@output_options(CHECK_FORMATS, "full")
def drift(
    file: str | None,
    base_url: str,
    timeout: float,
    output_format: str,
    outputs: tuple[Output, ...],
) -> int:
    """Compare the policy's workspaces with the organization's, as the Admin API lists them.

    The key is read from ANTHROPIC_ADMIN_API_KEY. Differences are reported as GEO405.

    \b
    Exit status: 0  no difference
                 1  differences
                 2  the Admin API could not be asked, or the policy is not valid
    """
    from domicile.admin.drift import compare
    from domicile.policy_report import OF_THE_ANSWER, policy_report

    declared = policy_of(file)
    if declared.path is None:
        raise click.UsageError("there is no domicile.yaml here or above; name one with --policy.")
    comparison = compare(declared, _workspaces(base_url, timeout))
    report = policy_report(declared, OF_THE_ANSWER, comparison.differences)
    write_reports(report, CHECK_FORMATS, [Output(output_format, None), *outputs], quiet=True)
    different = plural(len(report.findings), "difference") if report.findings else "no difference"
    click.echo(f"{plural(comparison.compared, 'workspace')} compared: {different}", err=True)
    if comparison.undeclared:
        click.echo(f"Not declared: {visible(', '.join(comparison.undeclared))}", err=True)
    if comparison.elsewhere:
        names = visible(", ".join(comparison.elsewhere))
        click.echo(f"Not compared, since the Admin API does not list them: {names}", err=True)
    return int(any(finding.severity != "note" for finding in report.findings))


def _workspaces(base_url: str, timeout: float) -> tuple[RemoteWorkspace, ...]:
    from domicile.admin import AdminError, Endpoint, fetch_workspaces, key_from_environment

    try:
        key = key_from_environment(os.environ)
        return fetch_workspaces(Endpoint(key, base_url, timeout))
    except AdminError as error:
        raise failure(error) from error


class _Target(NamedTuple):
    """The policy file to write: its path, what messages call it, and what it says."""

    path: Path
    name: str
    text: str
    mark: str  # a byte order mark, where the file begins with one
    policy: Policy
    is_new: bool


def _target(file: str | None) -> _Target:
    """The file that is named, else the nearest policy, else a new one here."""
    from domicile import policy
    from domicile.positions import display

    if file is not None and not os.path.lexists(file):
        found, path = policy.EMPTY, Path(file)
    else:
        found = policy_of(file)
        path = Path(file or found.path or policy.NAME)
    name = display(path)
    if found.path is None:
        return _Target(path, name, _NEW, "", found, is_new=True)
    text = path.read_bytes().decode()
    mark = _MARK if text.startswith(_MARK) else ""
    return _Target(path, name, text.removeprefix(_MARK), mark, found, is_new=False)


def _diff(target: _Target, text: str) -> str:
    before = "" if target.is_new else target.text
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), text.splitlines(keepends=True), target.name, target.name
    )
    return "".join(f"{visible(line.rstrip())}\n" for line in lines)
