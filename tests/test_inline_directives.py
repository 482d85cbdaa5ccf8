"""What a comment says: inline suppressions, well and badly written, and what is none."""

from __future__ import annotations

import pytest

from domicile.inline.directives import Directive, directives
from domicile.source import decode

RIGHT = "domicile: ignore[GEO305] planned"
FORM = "write it as `domicile: ignore[RULE] reason`"
NO_RULE = f"it names no rule; {FORM}"
NO_REASON = "it gives no reason; write one after the brackets"


def read(text: str) -> tuple[Directive, ...]:
    return directives("a.py", "python", decode(text.encode()))


@pytest.mark.parametrize(
    ("comment", "rules", "reason"),
    [
        ("# domicile: ignore[GEO305] planned, RISK-412", ["GEO305"], "planned, RISK-412"),
        ("#domicile:ignore[GEO305]planned", ["GEO305"], "planned"),
        ("# Domicile: Ignore[geo305] planned", ["geo305"], "planned"),
        ("# domicile : ignore [GEO305] planned", ["GEO305"], "planned"),
        ("# domicile: ignore[GEO305, us-premium] a", ["GEO305", "us-premium"], "a"),
        ("# domicile: ignore[GEO305 GEO301,] a", ["GEO305", "GEO301"], "a"),
        ("# domicile: ignore[GEO305,geo305] a", ["GEO305"], "a"),
        ("# domicile: ignore[GEO305]: a", ["GEO305"], "a"),
        ("# domicile: ignore[GEO305] -- see #12 [a]", ["GEO305"], "see #12 [a]"),
        ("# noqa: E501 # domicile: ignore[GEO305] a", ["GEO305"], "a"),
        ("# domicile: ignore[GEO305] a  # noqa: E501", ["GEO305"], "a"),
        ("# domicile: ignore[GEO305] été 日本", ["GEO305"], "été 日本"),
    ],
)
def test_well_formed(comment: str, rules: list[str], reason: str) -> None:
    (found,) = read(f"x = 1  {comment}\n")
    assert ([word.text for word in found.rules], found.reason, found.fault) == (rules, reason, "")


@pytest.mark.parametrize(
    ("comment", "fault"),
    [
        ("# domicile: ignore", NO_RULE),
        ("# domicile: ignore GEO305 planned", NO_RULE),
        ("# domicile: ignore[] planned", NO_RULE),
        ("# domicile: ignore[ , ] planned", NO_RULE),
        ("# domicile: ignore[GEO305 planned", NO_RULE),
        ("# domicile: ignore[GEO305]", NO_REASON),
        ("# domicile: ignore[GEO305] --", NO_REASON),
        ("# domicile: ignore[GEO305]  # noqa: E501", NO_REASON),
        ("# domicile: ignores[GEO305] planned", FORM),
        ("# domicile: disable=GEO305", FORM),
        ("# domicile: noqa", FORM),
        ("# domicile ignore[GEO305] planned", FORM),
        ("# domicile-ignore: GEO305", FORM),
    ],
)
def test_badly_formed(comment: str, fault: str) -> None:
    (found,) = read(f"x = 1  {comment}\n")
    assert found.fault.endswith(fault)
    assert found.location.span == (1, 10, 1, len(f"x = 1  {comment}".split("  # noqa")[0]) + 1)


@pytest.mark.parametrize(
    "text",
    [
        f'x = "# {RIGHT}"\n',
        f'"""\n# {RIGHT}\n"""\n',
        f'f"""{{x}}\n# {RIGHT}\n"""\n',
        f"x = '# {RIGHT}'  # see there\n",
        f"# use `{RIGHT}` to silence it\n",
        "# Domicile ignores calls of tests\n",
        "# see domicile: ignore comments\n",
        "# domicile: a linter\n",
        "# mydomicile: ignore[GEO305] x\n",
    ],
)
def test_not_meant_for_this_tool(text: str) -> None:
    assert read(text) == ()


def test_every_word_has_its_place() -> None:
    (found,) = read("é = 1  # noqa # domicile: ignore[GEO305, GEO301] why not\n")
    assert found.location.span == (1, 17, 1, 57)
    assert [word.location.span for word in found.rules] == [(1, 34, 1, 40), (1, 42, 1, 48)]


def test_two_in_one_comment() -> None:
    found = read(f"x = 1  # {RIGHT} # domicile: ignore[GEO301] other\n")
    assert [(each.rules[0].text, each.reason) for each in found] == [
        ("GEO305", "planned"),
        ("GEO301", "other"),
    ]


def test_newer_and_broken_syntax_hides_no_comment_before_it() -> None:
    text = f"type X[T] = list[T]\nx = t'{{a}}'  # {RIGHT}\nmatch x:\n case f'{{y[\"k\"]}}': ...\n"
    assert len(read(text)) == 1
    assert len(read(f"x = 1  # {RIGHT}\n    y = (\n")) == 1


def test_other_line_ends_and_encodings() -> None:
    text = f"# coding: latin-1\r\né = 1  # {RIGHT}\r\n"
    (found,) = directives("a.py", "python", decode(text.encode("latin-1")))
    assert found.location.span.line == 2


def test_a_language_without_comments_of_its_own_has_none() -> None:
    assert directives("a.cob", "cobol", decode(f"# {RIGHT}".encode())) == ()
