"""What rules say of a policy itself, without a look at any code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from domicile import __version__, rulebook
from domicile.facts.age import facts_as_of
from domicile.judge import judge
from domicile.policy import Policy
from domicile.positions import display
from domicile.results import Report
from domicile.source import UnreadableError, decode

if TYPE_CHECKING:
    from domicile.admin.drift import Difference

OF_THE_TEXT = frozenset({"workspace", "scope", "asked_geo", "waiver"})
OF_THE_ANSWER = frozenset({"drift"})


def policy_report(
    policy: Policy,
    subjects: frozenset[str] = OF_THE_TEXT,
    differences: Iterable[Difference] | None = None,
    *,
    today: date | None = None,
) -> Report:
    """The findings of the rules about `subjects`, waived ones apart, with the policy's lines.

    `differences` are those between the policy and the Admin API's answer; None: it was not asked.
    """
    rules = rulebook.load(policy.custom_rules)
    found = judge(
        (),
        policy,
        [rule for rule in rules if subjects & {each.subject for each in (rule, *rule.also)}],
        today=today or date.today(),
        ending=True,
        differences=differences,
    )
    return Report(
        version=__version__,
        facts_date=facts_as_of(),
        findings=tuple(each for each in found if each.suppression is None),
        suppressed=tuple(each for each in found if each.suppression is not None),
        policy=policy.path,
        sources={(path, None): lines for path, lines in _texts(policy)},
        rules={
            id_: rulebook.explain(id_, policy.custom_rules)
            for id_ in sorted({each.rule for each in found})
        },
    )


def _texts(policy: Policy) -> Iterator[tuple[str, tuple[str, ...]]]:
    for file in policy.files:
        try:
            yield display(file), decode(file.read_bytes()).lines
        except (OSError, UnreadableError):
            continue
