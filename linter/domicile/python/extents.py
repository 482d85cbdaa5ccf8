"""Where LibCST's nodes stand in the text they were parsed from.

LibCST knows no positions. Its nodes and the tokens between them follow one another in the text as
their shapes say, and whatever stands between two tokens is skipped in the text itself. That takes a
quarter of what it takes to let LibCST write its tree back, token by token; the tests hold the
extents against that, and against `ast`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import libcst as cst

from domicile.python.shapes import (
    BEHIND,
    COMPOUND,
    EXPRESSIONS,
    GLUE,
    LEAVES,
    PARTS,
    SIMPLE,
    TOKENS,
    Steps,
)

_BETWEEN = re.compile(r"(?:[ \t\f\n]+|\\\n|\#[^\n]*)+")
_BEGINS = frozenset(" \t\f\n\\#")
_OTHER_TEXT = "LibCST's tree is of another text"


class Extents:
    """The starts and ends of nodes by `id`, as offsets into the text of their module.

    Parentheses and whitespace around a node are outside of its extent. Raises ValueError where
    the tree is of another text, and for a node of a class that is not known.
    """

    __slots__ = ("last", "places", "text")

    def __init__(self, module: cst.Module, text: str) -> None:
        self.text = text
        self.places: dict[int, tuple[int, int]] = {}
        self.last = 0  # the end of the last statement, without its semicolon
        try:
            end = self.code(_each(module.body, 0, self))
        except IndexError:
            raise ValueError(_OTHER_TEXT) from None
        if end != len(text):
            raise ValueError(_OTHER_TEXT)

    def code(self, at: int) -> int:
        """Where the next token begins, at or behind an offset."""
        between = _BETWEEN.match(self.text, at)
        return between.end() if between else at


# Goes over a node from where it may begin, notes the places in it and gives where it ends.
_Walk: TypeAlias = Callable[[Any, int, Extents], int]


def _nothing(node: object, at: int, extents: Extents) -> int:
    return at


def _each(nodes: Iterable[Any], at: int, extents: Extents) -> int:
    for node in nodes:
        at = _WALKS[node.__class__](node, at, extents)
    return at


def _any(node: Any, at: int, extents: Extents) -> int:
    return _WALKS[node.__class__](node, at, extents)


# --- tokens ---------------------------------------------------------------------------------


def _token(node: object, at: int, extents: Extents) -> int:
    return (extents.code(at) if extents.text[at] in _BEGINS else at) + 1


def _parenthesis(node: object, at: int, extents: Extents) -> int:
    start = extents.code(at)
    extents.places[id(node)] = start, start + 1
    return start + 1


def _stars(stars: str, at: int, extents: Extents) -> int:
    """What stands before an argument or a parameter: no node, but a text."""
    return extents.code(at) + len(stars) if stars else at


def _operator(node: Any, at: int, extents: Extents) -> int:
    token: str = node._get_token()
    return (extents.code(at) if extents.text[at] in _BEGINS else at) + len(token)


def _two_words(node: Any, at: int, extents: Extents) -> int:
    for token in node._get_tokens():
        at = extents.code(at) + len(token)
    return at


def _leaf(node: Any, at: int, extents: Extents) -> int:
    text, value = extents.text, node.value
    if node.lpar:
        at = _each(node.lpar, at, extents)
    if text[at] in _BEGINS:
        at = extents.code(at)
    if not text.startswith(value, at):
        raise ValueError(_OTHER_TEXT)
    end = at + len(value)
    extents.places[id(node)] = at, end
    return _each(node.rpar, end, extents) if node.rpar else end


# --- by their shape -------------------------------------------------------------------------


def _over(steps: Steps) -> _Walk:
    def walk(node: Any, at: int, extents: Extents) -> int:
        for step in steps:
            if isinstance(step, str):
                child = getattr(node, step)
                at = _WALKS[child.__class__](child, at, extents)
            elif isinstance(step, int):
                at = (extents.code(at) if extents.text[at] in _BEGINS else at) + step
            elif (child := getattr(node, step[1])) is not None:
                at = _any(child, extents.code(at) + step[0], extents)
        return at

    return walk


def _expression(steps: Steps, behind: Steps) -> _Walk:
    within, after = _over(steps), _over(behind) if behind else _nothing

    def walk(node: Any, at: int, extents: Extents) -> int:
        if node.lpar:
            at = _each(node.lpar, at, extents)
        if extents.text[at] in _BEGINS:
            at = extents.code(at)
        end = within(node, at, extents)
        extents.places[id(node)] = at, end
        if node.rpar:
            end = _each(node.rpar, end, extents)
        return after(node, end, extents)

    return walk


def _part(steps: Steps, behind: Steps) -> _Walk:
    within, after = _over(steps), _over(behind) if behind else _nothing

    def walk(node: Any, at: int, extents: Extents) -> int:
        start = extents.code(at) if extents.text[at] in _BEGINS else at
        end = within(node, start, extents)
        extents.places[id(node)] = start, end
        return after(node, end, extents)

    return walk


def _simple(steps: Steps) -> _Walk:
    within = _over(steps)

    def walk(node: Any, at: int, extents: Extents) -> int:
        start = extents.code(at)
        end = extents.last = within(node, start, extents)
        extents.places[id(node)] = start, end
        return _any(node.semicolon, end, extents)

    return walk


def _compound(steps: Steps) -> _Walk:
    within = _over(steps)

    def walk(node: Any, at: int, extents: Extents) -> int:
        start = extents.code(_each(getattr(node, "decorators", ()), at, extents))
        at = within(node, start, extents)
        extents.places[id(node)] = start, extents.last
        return at

    return walk


# --- one by one -----------------------------------------------------------------------------


def _if(node: cst.If, at: int, extents: Extents) -> int:
    start = extents.code(at)
    keyword = "if" if extents.text.startswith("if", start) else "elif"
    at = _any(node.test, start + len(keyword), extents)
    at = _any(node.orelse, _any(node.body, extents.code(at) + 1, extents), extents)
    extents.places[id(node)] = start, extents.last
    return at


def _annotation(node: cst.Annotation, at: int, extents: Extents) -> int:
    at = extents.code(at)
    return _any(node.annotation, at + len("->" if extents.text[at] == "-" else ":"), extents)


def _formatted(node: Any, at: int, extents: Extents) -> int:
    start = extents.code(_each(node.lpar, at, extents))
    end = _parts(node.parts, start + len(node.start), extents) + len(node.end)
    extents.places[id(node)] = start, end
    return _each(node.rpar, end, extents)


def _parts(parts: Iterable[Any], at: int, extents: Extents) -> int:
    """The parts of a formatted string: text, whose whitespace counts, and replacement fields."""
    for part in parts:
        start = at
        if hasattr(part, "expression"):
            at = _any(part.equal, _any(part.expression, at + 1, extents), extents)
            at = extents.code(at)
            if part.conversion is not None:
                at += 1 + len(part.conversion)
            if part.format_spec is not None:
                at = _parts(part.format_spec, at + 1, extents)
            at += 1
        else:
            at += len(part.value)
        extents.places[id(part)] = start, at
    return at


def _match_as(node: cst.MatchAs, at: int, extents: Extents) -> int:
    at = _each(node.lpar, at, extents)
    if node.pattern is not None:
        at = extents.code(_any(node.pattern, at, extents)) + len("as")
    return _each(node.rpar, _wildcard(node.name, at, extents), extents)


def _match_star(node: cst.MatchStar, at: int, extents: Extents) -> int:
    return _any(node.comma, _wildcard(node.name, extents.code(at) + 1, extents), extents)


def _wildcard(name: cst.Name | None, at: int, extents: Extents) -> int:
    return extents.code(at) + len("_") if name is None else _leaf(name, at, extents)


class _Walks(dict[type, _Walk]):
    """The walk of each class; operators are told when they are met."""

    def __missing__(self, node_class: type) -> _Walk:
        binary = cst.BaseBinaryOp, cst.BaseBooleanOp, cst.BaseCompOp, cst.BaseAugOp
        if not issubclass(node_class, (*binary, cst.BaseUnaryOp)):
            raise ValueError(f"unknown: {node_class.__name__}")
        self[node_class] = _operator
        return _operator


def _walks() -> _Walks:
    by_name: dict[str, _Walk] = {
        **dict.fromkeys(TOKENS, _token),
        **dict.fromkeys(LEAVES, _leaf),
        **dict.fromkeys(("LeftParen", "RightParen"), _parenthesis),
        **dict.fromkeys(("NotIn", "IsNot"), _two_words),
        **dict.fromkeys(("FormattedString", "TemplatedString"), _formatted),
        **{name: _over(steps) for name, steps in GLUE.items()},
        **{n: _expression(steps, BEHIND.get(n, ())) for n, steps in EXPRESSIONS.items()},
        **{n: _part(steps, BEHIND.get(n, ())) for n, steps in PARTS.items()},
        **{name: _simple(steps) for name, steps in SIMPLE.items()},
        **{name: _compound(steps) for name, steps in COMPOUND.items()},
        "If": _if,
        "Annotation": _annotation,
        "MatchAs": _match_as,
        "MatchStar": _match_star,
    }
    walks = _Walks({type(None): _nothing, cst.MaybeSentinel: _nothing, str: _stars})
    walks |= {tuple: _each, list: _each}
    for name, walk in by_name.items():
        if hasattr(cst, name):  # a few are younger than the oldest LibCST that will do
            walks[getattr(cst, name)] = walk
    return walks


_WALKS = _walks()
