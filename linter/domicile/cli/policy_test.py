"""`domicile policy test`: a team's tests of its policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from domicile.cli.output import emit
from domicile.cli.running import failure, policy_of
from domicile.report.summary import location_place
from domicile.report.text import plural, visible

if TYPE_CHECKING:
    from domicile.policy import Policy
    from domicile.testing import Case

_FOLDER = "policy-tests"
_ENDINGS = (".yaml", ".yml")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True))
@click.option("--policy", "file", type=click.Path(), metavar="FILE", help="The policy to test.")
def test(paths: tuple[str, ...], file: str | None) -> int:
    """Run the examples inside the policy's custom rules, and the tests of the policy.

    PATHS are files of policy tests, or folders with such; by default the folder policy-tests
    beside the policy. `domicile schema policy-test` shows what they look like.

    \b
    Exit status: 0  every test passed
                 1  a test failed
                 2  a file is not valid, or there is nothing to test
    """
    from domicile.testing import failures

    cases = _cases(policy_of(file), paths)
    passed: Counter[str] = Counter()
    failed = 0
    for case in cases:
        found = failures(case)
        passed[case.place.path] += not found
        failed += bool(found)
        for each in found:
            place = location_place(case.place)
            emit(f"{visible(place)}: {visible(case.name)}: {visible(each.message)}\n")
    total = f"{plural(len(cases), 'test')} in {plural(len(passed), 'file')}"
    click.echo(f"{total}: {len(cases) - failed} passed, {failed} failed", err=True)
    return int(failed > 0)


def _cases(policy: Policy, paths: Sequence[str]) -> list[Case]:
    from domicile.policy import PolicyError
    from domicile.testing import cases_in, cases_of_rules

    problems: list[str] = []
    cases: list[Case] = list(cases_of_rules(policy))
    for file in _files(policy, paths):
        try:
            cases += cases_in(file, policy)
        except PolicyError as error:
            problems.append(str(error))
    if problems:
        raise failure("\n".join(problems))
    if not cases:
        raise click.UsageError(
            f"there is nothing to test: no custom rules, and no {_FOLDER} beside the policy."
        )
    return cases


def _files(policy: Policy, paths: Sequence[str]) -> Iterator[Path]:
    folder = (policy.root or Path()) / _FOLDER
    named = [Path(path) for path in paths] or ([folder] if folder.is_dir() else [])
    for path in named:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.suffix in _ENDINGS)
        else:
            yield path
