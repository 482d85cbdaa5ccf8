"""Literals of very many elements: not followed, and nothing around them moves."""

from __future__ import annotations

import pytest

from domicile import ir
from domicile.python.frontend import load
from domicile.python.large import MARK, MARK_OF_NAMES, MOST, without_large
from domicile.source import UnreadableError, from_text

MANY = MOST + 2
NUMBERS = ", ".join(map(str, range(MANY)))
LINES = "\n".join(f'    "k{i}": ({i}, -1.5, None),  # {i}]' for i in range(MANY))


@pytest.mark.parametrize(
    "text",
    [
        f"x = [{NUMBERS}]; y = 2",
        f"x = {{\n{LINES}\n}}\ny = 2",
        f"f('a', [{NUMBERS}], b)",
        f"def f():\n    return ({NUMBERS})",
        f"x = [[{NUMBERS}], [{NUMBERS}]]",
        f"x = [\n  a,\n  {{{NUMBERS}}},\n\n]",
        f"x = [{NUMBERS}, a.b, 3]",
        f"x = [a.b, {NUMBERS}]; y = 2",
        f"x = {{'a': lambda: 1,\n{LINES}\n}}\ny = 2",
        f"x = (\n{NUMBERS}, a.b\n)",
    ],
)
def test_what_is_large_gives_way_to_a_string_of_its_extent(text: str) -> None:
    before = text.split("\n")
    after = without_large(before)
    assert len(after) == len(before)
    assert sum(line.count(MARK) for line in after) == text.count(NUMBERS) or LINES in text
    assert max(map(len, after)) <= max(map(len, before)) + len(MARK)
    assert after[-1][-1:] == before[-1][-1:] or after[-1].endswith("'")
    compile("\n".join(after), "", "exec", 0x2000 | 0x400)


@pytest.mark.parametrize(
    "text",
    [
        "x = [" + ", ".join(["1"] * MOST) + "]",
        f"f({NUMBERS})",
        f"x[{NUMBERS}]",
        "x = [" + ", ".join(["a.f()"] * MANY) + "]",
        "x = [" + ", ".join(["lambda: 1"] * MANY) + "]",
        "x = [" + ", ".join(["f'{a}'"] * MANY) + "]",
        "x = {" + ", ".join(["a: b"] * MOST) + "}",
        "x = [" + ", ".join(["b"] * MOST) + "]",
        f'x = """[{NUMBERS}]"""',
        "x = [\n" + f"# [{NUMBERS}]\n" * 2 + "]",
        f"x = [{NUMBERS}",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert without_large(text.split("\n")) == text.split("\n")


def test_what_is_large_is_not_known_and_what_follows_stands_where_it_stood() -> None:
    module = load("a.py", from_text(f"x = [{NUMBERS}]; y = 2\n"))
    (chunk,) = module.chunks
    large, other = module.lower(chunk)
    assert isinstance(large, ir.Assign)
    assert isinstance(large.value, ir.Opaque)
    assert large.value.what == "a literal of more than 10,000 elements"
    assert large.value.span == (1, 5, 1, len(NUMBERS) + 7)
    assert other.span == (1, len(NUMBERS) + 9, 1, len(NUMBERS) + 14)


NAMES = ", ".join(f"f(a, {i} or b)" for i in range(MANY))
PAIRS = "\n".join(f'    "k{i}": [{i}, f(x, -{i})],  # {i}]' for i in range(MANY))


@pytest.mark.parametrize(
    "text",
    [
        f"x = [{NAMES}]; y = 2",
        f"x = (a.b, {NAMES},)",
        f"x = {{\n{PAIRS}\n}}\ny = 2",
        f"x = {{\n{PAIRS}\n'a': b.c()}}\ny = 2",
        f"x = {{{NAMES}, a.b}}",
        f"g(a, [{NAMES}], b)",
        f"if a:\n    x = [a.b, [{NUMBERS}], *{{{NAMES}}}]",
    ],
)
def test_elements_with_names_give_way_to_a_string_that_tells_them(text: str) -> None:
    before = text.split("\n")
    after = without_large(before)
    assert len(after) == len(before)
    assert [len(a) for a in after][-1] == len(before[-1])
    assert sum(line.count(MARK_OF_NAMES) for line in after) == 1
    assert ("f(),x" if "k1" in text else "a,b,f()") in "\n".join(after)
    compile("\n".join(after), "", "exec", 0x2000 | 0x400)


def test_names_among_very_many_elements_are_called() -> None:
    module = load("a.py", from_text(f"x = [a.b, {NAMES}]\n"))
    (assigned,) = module.lower(module.chunks[0])
    assert isinstance(assigned, ir.Assign)
    assert isinstance(assigned.value, ir.SequenceDisplay)
    first, others = assigned.value.items
    assert isinstance(first, ir.Attribute)
    assert isinstance(others, ir.Starred)
    assert isinstance(others.value, ir.Opaque)
    assert others.value.what == ir.ENDLESS
    *names, call = others.value.parts
    assert [ir.last_name(each) for each in names] == ["a", "b", "f"]
    assert isinstance(call, ir.Call)
    assert ir.last_name(call.function) == "f"


def test_a_display_over_lines_keeps_its_end() -> None:
    module = load("a.py", from_text(f"x = {{\n{LINES}\n  }}\n"))
    (assigned,) = module.lower(module.chunks[0])
    assert isinstance(assigned, ir.Assign)
    assert assigned.value.span == (1, 5, MANY + 2, 4)


@pytest.mark.parametrize("limit", ["MOST_CHARACTERS", "MOST_LINES"])
def test_a_file_that_is_too_large_is_told(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"domicile.python.frontend.{limit}", 3)
    assert load("a.py", from_text("1\n")).chunks
    with pytest.raises(UnreadableError, match="too large to be read: more than "):
        load("a.py", from_text("1\n" * 4))
