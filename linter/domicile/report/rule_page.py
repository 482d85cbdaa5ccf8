"""A rule's documentation, and the list of rules, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from domicile.fix.verbs import MEANINGS
from domicile.report import columns
from domicile.report.concise import COLOURS
from domicile.report.links import rule_page as page_address
from domicile.report.text import Style, visible

if TYPE_CHECKING:
    from domicile.rulebook import Example, Explanation, Rule

_WIDEST = 88  # longer lines of prose tire the eye
_INDENT = "    "


def render(rule: Explanation, style: Style) -> str:
    """The page of one rule."""
    blocks = [
        "\n".join(_head(rule, style)),
        *_paragraphs(rule.rationale, style),
        "\n".join(_fixes(rule, style)),
        *_examples("Reported", rule.invalid, style),
        *_examples("Not reported", rule.valid, style),
        "\n".join(_sources(rule, style)),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def render_list(rules: Iterable[Rule], style: Style) -> str:
    """One row a rule; its default severity is `off` where it must be switched on."""
    heading = ("id", "name", "severity", "holds when")
    rows = [(rule.id, rule.name, _severity(rule), visible(rule.summary)) for rule in rules]
    shown = columns.widths([heading, *rows], style.width)
    title = [style.paint(line, bold=True) for line in columns.lines(heading, shown)]
    return "\n".join([*title, *(line for row in rows for line in columns.lines(row, shown))]) + "\n"


def _severity(rule: Rule | Explanation) -> str:
    return rule.severity if rule.enabled else "off"


def _head(rule: Explanation, style: Style) -> Iterator[str]:
    severity = style.paint(rule.severity, COLOURS[rule.severity])
    off = "" if rule.enabled else ", off until it is switched on"
    title = style.paint(f"{rule.id} {rule.name}", bold=True)
    yield f"{style.link(title, page_address(rule.id, rule.name))} ({severity}{off})"
    yield from _wrapped(rule.summary, style)


def _fixes(rule: Explanation, style: Style) -> Iterator[str]:
    if rule.fix:
        yield style.paint("Fix", bold=True)
    for verb in rule.fix:
        yield from (f"{_INDENT}{line}" for line in _wrapped(f"{verb}: {MEANINGS[verb]}", style))


def _paragraphs(text: str, style: Style) -> Iterator[str]:
    for paragraph in text.strip().split("\n\n"):
        yield "\n".join(_wrapped(paragraph, style))


def _wrapped(text: str, style: Style) -> list[str]:
    return columns.wrap(visible(text.replace("\n", " ")), min(style.width, _WIDEST))


def _examples(title: str, examples: Iterable[Example], style: Style) -> Iterator[str]:
    for example in examples:
        about = f"{title}: {example.title}" if example.title else title
        block = [style.paint(visible(about), bold=True)]
        if example.code:
            block += [f"{_INDENT}{visible(line)}" for line in example.code.rstrip().split("\n")]
        if example.policy:
            block += [f"{_INDENT}# domicile.yaml"]
            block += [f"{_INDENT}{visible(line)}" for line in example.policy.rstrip().split("\n")]
        yield "\n".join(line.rstrip() for line in block)


def _sources(rule: Explanation, style: Style) -> Iterator[str]:
    if rule.sources:
        yield style.paint("Sources", bold=True)
    for source in rule.sources:
        link = f" <{source.url}>" if source.url else ""
        yield f"  {visible(source.title)} ({source.date}){link}"
