"""`policy drift` as a report: what the comparison with the Admin API finds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from domicile import __version__, rulebook
from domicile.admin.drift import Difference
from domicile.facts.age import facts_as_of
from domicile.judge import judge
from domicile.policy import Policy
from domicile.results import Report
from domicile.source import UnreadableError, decode

_SUBJECT = "drift"


def drift_report(
    differences: Iterable[Difference], policy: Policy, *, today: date | None = None
) -> Report:
    """The findings about the differences, waived ones apart, with the policy's lines."""
    rules = rulebook.load(policy.custom_rules)
    found = judge(
        (),
        policy,
        [rule for rule in rules if rule.subject == _SUBJECT],
        today=today or date.today(),
        differences=differences,
    )
    shown = tuple(each for each in found if each.suppression is None)
    return Report(
        version=__version__,
        facts_date=facts_as_of(),
        findings=shown,
        suppressed=tuple(each for each in found if each.suppression is not None),
        policy=policy.path,
        sources={(path, None): lines for path, lines in _texts(policy)},
        rules={
            id_: rulebook.explain(id_, policy.custom_rules)
            for id_ in sorted({each.rule for each in found})
        },
    )


def _texts(policy: Policy) -> Iterable[tuple[str, tuple[str, ...]]]:
    from domicile.positions import display

    for file in policy.files:
        try:
            yield display(file), decode(file.read_bytes()).lines
        except (OSError, UnreadableError):
            continue
