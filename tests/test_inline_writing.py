"""Writing suppressions: where they are put, and that nothing else changes."""

from __future__ import annotations

import ast

import pytest

from domicile.fix import texts
from domicile.inline.directives import directives
from domicile.inline.scope import covered
from domicile.inline.writing import ReasonError, Rules, check_reason, written
from domicile.source import decode
from domicile.span import Span

NOTE = "# domicile: ignore[GEO305] why"


def calls_of(text: str) -> dict[Span, str]:
    """The calls named `a`, `b` and `c`."""
    found = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and (name := ast.unparse(node.func)) in "abc":
            assert node.end_lineno is not None
            assert node.end_col_offset is not None
            place = (node.lineno, node.col_offset + 1, node.end_lineno, node.end_col_offset + 1)
            found[Span(*place)] = name
    return found


def add(text: str, wanted: dict[str, str], reason: str = "why") -> str:
    """`text` with suppressions for the calls named, each of rules with spaces between."""
    source = decode(text.encode())
    calls = calls_of(text)
    rules = {span: Rules(wanted[n].split()) for span, n in calls.items() if n in wanted}
    result = written(("a.py", None), "python", source, rules, calls, reason)
    assert result.left == ()
    return texts.apply(source, result.edits)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = a(1)\n", f"x = a(1)  {NOTE}\n"),
        ("x = a(1)", f"x = a(1)  {NOTE}"),
        ("x = a(1)\r\ny = 2\r\n", f"x = a(1)  {NOTE}\r\ny = 2\r\n"),
        ("x = a(1)  # noqa\n", f"x = a(1)  # noqa  {NOTE}\n"),
        ("x = a(\n  1,\n)\n", f"x = a(  {NOTE}\n  1,\n)\n"),
        ("x = f(a(\n  1,\n))\n", f"x = f(a(  {NOTE}\n  1,\n))\n"),
        ("é = 'ü', a(1)\n", f"é = 'ü', a(1)  {NOTE}\n"),
        ("if y: a(1)\n", f"if y: a(1)  {NOTE}\n"),
        # where the first line has no room
        ('x = a("""s\nt""", 1)\n', f'x = a("""s\nt""", 1)  {NOTE}\n'),
        ('x = a("""s\nt""", 1) + """u\nv"""\n', f'{NOTE}\nx = a("""s\nt""", 1) + """u\nv"""\n'),
        ("x = \\\n  a(1)\n", f"x = \\\n  a(1)  {NOTE}\n"),
        ("x = a(1) + \\\n  2\n", f"{NOTE}\nx = a(1) + \\\n  2\n"),
        ("if y:\n    x = a(1) + \\\n      2\n", f"if y:\n    {NOTE}\n    x = a(1) + \\\n      2\n"),
        ("x = a(1) + \\\r\n  2\r\n", f"{NOTE}\r\nx = a(1) + \\\r\n  2\r\n"),
        ('x = f"""{a(1)}\n"""\n', f'{NOTE}\nx = f"""{{a(1)}}\n"""\n'),
        ("x = 1; y = a(1) + \\\n  2\n", f"{NOTE}\nx = 1; y = a(1) + \\\n  2\n"),
        # where another call shares the line
        ("x = [a(\n  1), b(\n  2)]\n", f"x = [a(  {NOTE}\n  1), b(\n  2)]\n"),
        ("x = [b(\n  1), a(2), 3]\n", f"x = [b(\n  1), a(2), 3]  {NOTE}\n"),
        ("b(\n  a(1),\n)\n", f"b(\n  a(1),  {NOTE}\n)\n"),
        ("a(\n  b(1),\n)\n", f"a(  {NOTE}\n  b(1),\n)\n"),
    ],
)
def test_where_it_is_put(before: str, after: str) -> None:
    assert add(before, {"a": "GEO305"}) == after


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [
        (
            "x = a(1)\n",
            {"a": "GEO305 GEO101"},
            "x = a(1)  # domicile: ignore[GEO101, GEO305] why\n",
        ),
        (
            "x = a(1), b(2)\n",
            {"a": "GEO305", "b": "GEO101"},
            "x = a(1), b(2)  # domicile: ignore[GEO101, GEO305] why\n",
        ),
        ("a(1)\nb(2)\n", {"a": "GEO305", "b": "GEO305"}, f"a(1)  {NOTE}\nb(2)  {NOTE}\n"),
        # an existing one is extended
        (
            "a(1)  # domicile: ignore[GEO301] own\n",
            {"a": "GEO305 GEO101"},
            "a(1)  # domicile: ignore[GEO301, GEO101, GEO305] own\n",
        ),
        (
            "# domicile: ignore[GEO301] own\nx = f(\n  a(1))\n",
            {"a": "GEO305"},
            "# domicile: ignore[GEO301, GEO305] own\nx = f(\n  a(1))\n",
        ),
        ("a(1)  # domicile: ignore[GEO305]\n", {"a": "GEO305"}, f"a(1)  {NOTE}\n"),
        (
            "a(1)  # domicile: ignore[geo305]  # noqa\n",
            {"a": "GEO305 GEO101"},
            "a(1)  # domicile: ignore[geo305, GEO101] why  # noqa\n",
        ),
        (
            "a(1)  # domicile: ignore\n",
            {"a": "GEO305"},
            f"a(1)  # domicile: ignore  {NOTE}\n",
        ),
    ],
)
def test_several(before: str, wanted: dict[str, str], after: str) -> None:
    assert add(before, wanted) == after


@pytest.mark.parametrize("text", ["x = a(\n  1,\n)\n", "x = [a(\n  1), b(2), 3]\n"])
def test_what_is_written_covers_the_call_and_no_other(text: str) -> None:
    after = add(text, {"a": "GEO305"})
    (found,) = directives("a.py", "python", decode(after.encode()))
    calls = calls_of(after)
    assert [calls[span] for span in covered(found.comment, calls)] == ["a"]


@pytest.mark.parametrize("reason", ["RISK-412", "see #12", " blanks around ", "été: 日本 [1]"])
def test_a_reason_is_read_as_it_is_written(reason: str) -> None:
    after = add("a(1)\n", {"a": "GEO305"}, check_reason(reason))
    (found,) = directives("a.py", "python", decode(after.encode()))
    assert found.reason == reason.strip()


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "  ",
        "--",
        "two\nlines",
        "a\x1b[2J",
        "why # noqa",
        "-- dash",
        "a domicile: b # domicile: ignore",
    ],
)
def test_a_reason_that_no_comment_can_hold(reason: str) -> None:
    with pytest.raises(ReasonError):
        check_reason(reason)


def test_a_language_without_comments_of_its_own() -> None:
    source = decode(b"a(1)\n")
    result = written(
        ("a.x", None), "cobol", source, {Span(1, 1, 1, 5): Rules(["GEO305"])}, (), "why"
    )
    assert (result.edits, result.left) == ((), (Span(1, 1, 1, 5),))
