"""Suppressions in random layouts: what is written parses, covers its call, and can be taken out."""

from __future__ import annotations

import ast

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from domicile.calls import Location
from domicile.findings import Remedy
from domicile.fix import texts
from domicile.fix.verbs import EDITORS, REMOVE_SUPPRESSION, Text
from domicile.inline.directives import directives
from domicile.inline.scope import covered
from domicile.inline.writing import Rules, written
from domicile.source import Source, decode
from domicile.span import Span

pytestmark = pytest.mark.filterwarnings("ignore:invalid escape")

_GAPS = st.sampled_from(["", " ", "\n", "\n    ", "  # note\n", "\n# alone\n", " \\\n"])
_ATOMS = st.sampled_from(
    ["1", "'#'", '"""s\n# t"""', "f'{x}#'", 'f"""{x}\n"""', "'''\\\n'''", "é", "[]"]
)


def _call(arguments: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(st.tuples(_GAPS, arguments, _GAPS).map("".join), min_size=1, max_size=3)
    return st.tuples(st.sampled_from("cf"), inner).map(lambda p: f"{p[0]}({','.join(p[1])})")


def _group(arguments: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(arguments, min_size=1, max_size=3).map(lambda each: f"[{','.join(each)}]")


_EXPRESSIONS = st.recursive(_ATOMS, lambda inner: _call(inner) | _group(inner), max_leaves=8)
_STATEMENTS = st.one_of(
    _EXPRESSIONS.map("x = {}".format),
    _EXPRESSIONS.map("x = \\\n  {}.y".format),
    _EXPRESSIONS.map("if {}:\n    pass".format),
    st.tuples(_EXPRESSIONS, _EXPRESSIONS).map(lambda p: f"{p[0]}; {p[1]}"),
    _EXPRESSIONS.map("def g():\n\treturn {}\n".format),
)
_TEXTS = st.lists(_STATEMENTS, min_size=1, max_size=3).map("\n".join)


def calls_of(source: Source) -> list[Span]:
    """The spans of the calls of `c`, in the order of the text."""
    try:
        tree = ast.parse(source.text)
    except SyntaxError:  # not every gap can stand everywhere
        reject()
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "c":
            assert node.end_lineno is not None
            assert node.end_col_offset is not None
            start = _column(source, node.lineno, node.col_offset)
            end = _column(source, node.end_lineno, node.end_col_offset)
            found.append(Span(node.lineno, start, node.end_lineno, end))
    return sorted(found)


def _column(source: Source, line: int, offset: int) -> int:
    return len(source.lines[line - 1].encode()[:offset].decode()) + 1


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.sampled_from(["\n", "\r\n"]), st.data())
def test_written_read_and_taken_out(text: str, newline: str, data: st.DataObject) -> None:
    source = decode(text.replace("\n", newline).encode())
    calls = calls_of(source)
    assume(calls)
    index = data.draw(st.integers(0, len(calls) - 1))
    wanted = {calls[index]: Rules(["GEO305"])}
    result = written(("a.py", None), "python", source, wanted, calls, "why")
    assume(not result.left)  # no room: strings and backslashes at every end
    after = decode(texts.apply(source, result.edits).encode())
    assert ast.dump(ast.parse(after.text)) == ast.dump(ast.parse(source.text))
    (found,) = directives("a.py", "python", after)
    moved = calls_of(after)
    silenced = covered(found.comment, moved)
    assert moved[index] in silenced
    lines = {moved[index].line, moved[index].end_line}
    assert all({each.line, each.end_line} & lines for each in silenced)
    remedy = Remedy(REMOVE_SUPPRESSION, Location("a.py", found.location.span), "", safe=True)
    edits = EDITORS[REMOVE_SUPPRESSION](Text(after, texts.offsets(after)), remedy)
    assert texts.apply(after, edits) == source.original


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.data())
def test_a_comment_anywhere_covers_one_call_or_the_calls_of_one_line(
    text: str, data: st.DataObject
) -> None:
    lines = text.split("\n")
    index = data.draw(st.integers(0, len(lines) - 1))
    comment = "# domicile: ignore[GEO305] why"
    lines[index] = data.draw(st.sampled_from([f"{lines[index]}  {comment}", comment]))
    source = decode("\n".join(lines).encode())
    calls = calls_of(source)
    for found in directives("a.py", "python", source):
        silenced = covered(found.comment, calls)
        firsts = {each.line for each in silenced}
        lasts = {each.end_line for each in silenced}
        assert len(silenced) < 2 or len(firsts) == 1 or lasts == {found.location.span.line}
