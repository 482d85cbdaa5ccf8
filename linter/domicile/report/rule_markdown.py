"""A rule's documentation as Markdown: the pages under docs/rules, and custom rules' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from domicile.fix.verbs import MEANINGS
from domicile.report.markdown import plain, table

if TYPE_CHECKING:
    from domicile.rulebook import Example, Explanation

_LANGUAGES = {
    "cjs": "javascript", "ipynb": "json", "js": "javascript", "jsx": "jsx", "mjs": "javascript",
    "sh": "sh", "ts": "typescript", "tsx": "tsx", "yaml": "yaml", "yml": "yaml",
}  # fmt: skip  # a table

_INDEX = """\
# Rules

Generated from the files in [rules](../../rules), one a rule; `domicile explain RULE` shows the same
in a terminal.
"""


def page(rule: Explanation) -> str:
    """The page of one rule."""
    blocks = [
        f"# {rule.id} {rule.name}",
        plain(rule.summary),
        _standing(rule),
        "## Why",
        rule.rationale.strip(),
        *_fixes(rule),
        *_section("Reported", rule.invalid),
        *_section("Not reported", rule.valid),
        *_sources(rule),
    ]
    return "\n\n".join(blocks) + "\n"


def index(rules: Iterable[Explanation]) -> str:
    """The list of all pages, one row a rule."""
    rows = (
        (f"[{rule.id} {rule.name}]({file_name(rule)})", _severity(rule), plain(rule.summary))
        for rule in rules
    )
    return f"{_INDEX}\n{table(('rule', 'severity', 'holds when'), rows)}"


def file_name(rule: Explanation) -> str:
    return f"{rule.id}-{rule.name}.md"


def _severity(rule: Explanation) -> str:
    return rule.severity if rule.enabled else f"{rule.severity} (off)"


def _standing(rule: Explanation) -> str:
    if rule.enabled:
        return f"Severity: **{rule.severity}**."
    return (
        f"Severity: **{rule.severity}**. Off until `--select {rule.id}` or the policy "
        f"(`rules: {{{rule.name}: {rule.severity}}}`) switches it on."
    )


def _fixes(rule: Explanation) -> Iterator[str]:
    if rule.fix:
        yield "## Fix"
        yield "\n".join(f"- `{verb}` {plain(MEANINGS[verb])}." for verb in rule.fix)


def _section(title: str, examples: Iterable[Example]) -> Iterator[str]:
    for number, example in enumerate(examples):
        if not number:
            yield f"## {title}"
        yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    if example.title:
        yield f"{plain(example.title[0].upper() + example.title[1:])}:"
    if example.code:
        name = example.file or "example.py"
        if example.file:
            yield f"`{name}`"
        yield _fenced(example.code, _LANGUAGES.get(name.rpartition(".")[2], "python"))
    if example.policy:
        yield "With this policy:" if example.code else "This policy:"
        yield _fenced(example.policy, "yaml")
    if example.at:
        kind = "possible" if example.certainty == "possible" else "certain"
        yield f"Reported ({kind}) at {_inline(example.at)}."


def _fenced(text: str, language: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def _inline(text: str) -> str:
    """The first line of `text` as code."""
    first, *rest = text.strip().splitlines() or [""]
    quote = "``" if "`" in first else "`"
    return f"{quote}{first}{quote}{' ...' if rest else ''}"


def _sources(rule: Explanation) -> Iterator[str]:
    if not rule.sources:
        return
    yield "## Sources"
    yield "\n".join(
        f"- [{plain(source.title)}]({source.url}), read {source.date}"
        if source.url
        else f"- {plain(source.title)}, {source.date}"
        for source in rule.sources
    )
