"""The pages under docs/rules: there for every rule, and current."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from domicile import rulebook
from domicile.cli.application import application
from domicile.report import rule_markdown
from domicile.report.links import PROJECT, rule_page

PAGES = Path(__file__).parent.parent / "docs" / "rules"
INDEX = "README.md"
RULES = [rulebook.explain(rule.id) for rule in rulebook.load()]


def expected() -> dict[str, str]:
    pages = {rule_markdown.file_name(rule): rule_markdown.page(rule) for rule in RULES}
    return {INDEX: rule_markdown.index(RULES), **pages}


def test_the_pages_are_current(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--rewrite-snapshots"):
        for old in PAGES.glob("*.md"):
            old.unlink()
        for name, text in expected().items():
            (PAGES / name).write_bytes(text.encode())
    found = {file.name: file.read_bytes().decode() for file in PAGES.iterdir()}
    hint = "run python -m pytest tests/test_rule_pages.py --rewrite-snapshots"
    assert sorted(found) == sorted(expected()), hint
    for name, text in expected().items():
        assert found[name] == text, hint


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_page_shows_every_example_and_source(rule: rulebook.Explanation) -> None:
    page = rule_markdown.page(rule)
    for example in (*rule.valid, *rule.invalid):
        assert example.code.rstrip() in page
        assert (example.policy or "").rstrip() in page
    for source in rule.sources:
        assert (source.url or "") in page


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_address_of_a_page_leads_to_its_file(rule: rulebook.Explanation) -> None:
    address = rule_page(rule.id, rule.name)
    assert address is not None
    assert address.removeprefix(f"{PROJECT}/blob/main/docs/rules/") == rule_markdown.file_name(rule)


def test_a_custom_rule_has_no_page_of_ours() -> None:
    assert rule_page("ACME1", "no-weekend-calls") is None


def test_the_page_on_the_command_line() -> None:
    result = CliRunner().invoke(
        application, ["explain", "geo-never-sent", "--output-format", "markdown"]
    )
    assert result.stdout == (PAGES / "GEO202-geo-never-sent.md").read_text("utf-8")
