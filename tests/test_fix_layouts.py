"""Whatever the layout of a call: an edit changes the one argument, and no comment is lost."""

from __future__ import annotations

import ast
import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from domicile.calls import Location
from domicile.findings import Remedy
from domicile.fix import texts
from domicile.fix.python_calls import edits
from domicile.fix.python_text import read
from domicile.fix.verbs import ADD_GEO, MOVE_GEO, REMOVE_GEO, REPLACE_GEO, Text
from domicile.source import Source, from_text

ELEMENTS = st.sampled_from(
    ["a=1", "b='x'", 'c="é𝕏"', "d=(1)", 'e={"k": [1, 2]}', "g=f(\n  1,\n)", "h='''t\n'''", "**kw"]
)
BLANKS = st.sampled_from(
    ["", " ", "\n    ", "  # note\n    ", "\n\n    # alone\n    ", "\t", " \\\n"]
)
NEWLINES = st.sampled_from(["\n", "\r\n"])
GEO = 'inference_geo="global"'


@st.composite
def calls(draw: st.DrawFn, item: str | None) -> str:
    """A call of `c.create` with some arguments, `item` among them."""
    elements = draw(st.lists(ELEMENTS, max_size=4, unique=True))
    if item is not None:
        elements.insert(draw(st.integers(0, len(elements))), item)
    inner = ",".join(f"{draw(BLANKS)}{element}{draw(BLANKS)}" for element in elements)
    comma = draw(st.sampled_from(["", "," + draw(BLANKS)])) if elements else ""
    return f"é = c.create({inner}{comma})[0]"


def edited(text: str, verb: str, into: str = "keyword") -> tuple[Source, str]:
    source = from_text(text)
    module = read(source)
    assert module is not None
    assigned = ast.parse(source.text).body[0]
    assert isinstance(assigned, ast.Assign)
    assert isinstance(assigned.value, ast.Subscript)
    call = assigned.value.value
    assert isinstance(call, ast.Call)
    parts = tuple(module.span(each) for each in call.keywords if each.arg == "inference_geo")
    place = Location("app.py", module.span(call))
    remedy = Remedy(verb, place, "", False, parts, "us", into, "create")
    changes = edits(Text(source, texts.offsets(source)), remedy)
    assert changes
    return source, texts.apply(source, changes)


def arguments(text: str) -> list[str]:
    (assigned,) = ast.parse(text).body
    assert isinstance(assigned, ast.Assign)
    assert isinstance(assigned.value, ast.Subscript)
    call = assigned.value.value
    assert isinstance(call, ast.Call)
    return [ast.unparse(keyword) for keyword in call.keywords]


def comments(text: str) -> Counter[str]:
    return Counter(re.findall(r"# \w+", text))


def same_newlines(text: str, newline: str) -> bool:
    return newline == "\n" or not re.search(r"(?<!\r)\n", text)


@given(calls(GEO), NEWLINES)
def test_removal(text: str, newline: str) -> None:
    source, after = edited(text.replace("\n", newline), REMOVE_GEO)
    assert arguments(after) == [a for a in arguments(source.text) if "inference_geo" not in a]
    assert comments(after) == comments(source.text)
    assert same_newlines(after, newline)


@given(calls(None), NEWLINES)
def test_addition(text: str, newline: str) -> None:
    source, after = edited(text.replace("\n", newline), ADD_GEO)
    assert arguments(after) == [*arguments(source.text), "inference_geo='us'"]
    assert comments(after) == comments(source.text)
    assert same_newlines(after, newline)
    again = edited(after, REMOVE_GEO)[1]
    assert arguments(again) == arguments(source.text)


@given(calls(GEO))
def test_replacement(text: str) -> None:
    _, after = edited(text, REPLACE_GEO)
    assert after == text.replace('"global"', '"us"')


@given(calls(GEO))
def test_moving(text: str) -> None:
    _, after = edited(text, MOVE_GEO, into="extra_body")
    assert after == text.replace(GEO, 'extra_body={"inference_geo": "global"}')


@given(calls('extra_body={"k": 1}').map(lambda text: text.replace("a=1", GEO)))
def test_moving_into_what_is_there(text: str) -> None:
    if GEO not in text:
        return
    source, after = edited(text, MOVE_GEO, into="extra_body")
    kept = [each for each in arguments(source.text) if "inference_geo" not in each]
    moved = [each.replace("{'k': 1}", "{'k': 1, 'inference_geo': 'global'}") for each in kept]
    assert arguments(after) == moved
    assert comments(after) == comments(source.text)
