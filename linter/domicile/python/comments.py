"""The comments of Python source, told from strings by Python's own tokenizer."""

from __future__ import annotations

import bisect
import tokenize
from collections.abc import Iterator, Sequence
from tokenize import TokenInfo

from domicile.inline.comments import Comment, Room
from domicile.ir import Span

# Python 3.12 and later take format strings apart; their numbers are unknown before.
_FORMAT_STARTS = frozenset(
    getattr(tokenize, name)
    for name in ("FSTRING_START", "TSTRING_START")
    if hasattr(tokenize, name)
)
_FORMAT_ENDS = frozenset(
    getattr(tokenize, name) for name in ("FSTRING_END", "TSTRING_END") if hasattr(tokenize, name)
)
_LAYOUT = frozenset({tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT})
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


def find(lines: Sequence[str], word: str) -> tuple[Comment, ...]:
    """The comments in `lines` that hold `word`, given in lower case.

    Where the text is no Python, the ones before that place.
    """
    tokens = list(_tokens(lines))
    ends = [i for i, token in enumerate(tokens) if token.type == tokenize.NEWLINE]
    return tuple(
        _comment(tokens, index, ends, lines)
        for index, token in enumerate(tokens)
        if token.type == tokenize.COMMENT and word in token.string.lower()
    )


def room(lines: Sequence[str]) -> Room:
    """Where `lines` can take a comment: not within a string, and not behind a backslash."""
    ends = set(range(1, len(lines) + 1))
    commented: set[int] = set()
    statements: list[Span] = []
    started = None
    strings: list[int] = []  # the lines where the f-strings around a token begin
    for token in _tokens(lines):
        strings += [token.start[0]] * (token.type in _FORMAT_STARTS)
        first = strings.pop() if token.type in _FORMAT_ENDS else token.start[0]
        ends.difference_update(range(first, token.end[0]))
        if token.type == tokenize.COMMENT:
            commented.add(token.start[0])
        elif token.type == tokenize.NEWLINE:
            if started is not None:
                statements.append(Span(*started, token.start[0], token.start[1] + 1))
            started = None
        elif token.type not in _LAYOUT and started is None:
            started = token.start[0], token.start[1] + 1
    ends.difference_update(
        number
        for number, line in enumerate(lines, start=1)
        if line.endswith("\\") and number not in commented
    )
    return Room(frozenset(ends), tuple(statements))


def _tokens(lines: Sequence[str]) -> Iterator[TokenInfo]:
    feed = (f"{line}\n" for line in lines)
    try:
        yield from tokenize.generate_tokens(lambda: next(feed, ""))
    except (tokenize.TokenError, SyntaxError):
        return


def _comment(
    tokens: Sequence[TokenInfo], index: int, ends: Sequence[int], lines: Sequence[str]
) -> Comment:
    token = tokens[index]
    (line, column), (_, end) = token.start, token.end
    alone = not lines[line - 1][:column].strip()
    place = bisect.bisect(ends, index)
    first = ends[place - 1] + 1 if place else 0
    last = ends[place] if place < len(ends) else len(tokens)
    if not alone:
        about = _extent(tokens[first:last])
    elif _extent(tokens[first:index]) is None:  # it stands between statements
        about = _extent(tokens[index:last]) if _adjoins(tokens, index, lines) else None
    else:
        about = _element(tokens, index, lines)
    return Comment(token.string, Span(line, column + 1, line, end + 1), alone, about)


def _adjoins(tokens: Sequence[TokenInfo], index: int, lines: Sequence[str]) -> bool:
    """Whether code follows with nothing but further comments in between."""
    below = (tokens[i] for i in range(index, len(tokens)))
    code = next((token for token in below if token.type not in _LAYOUT), None)
    if code is None or code.type == tokenize.ENDMARKER:
        return False
    return all(lines[line - 1].strip() for line in range(tokens[index].start[0], code.start[0]))


def _element(tokens: Sequence[TokenInfo], index: int, lines: Sequence[str]) -> Span | None:
    """The element below a comment inside brackets: up to its comma or the closing bracket."""
    if not _adjoins(tokens, index, lines):
        return None
    depth, stop = 0, index
    for stop in range(index, len(tokens)):
        token = tokens[stop]
        if token.type == tokenize.OP:
            depth += (token.string in _OPENING) - (token.string in _CLOSING)
            if depth < 0 or (depth == 0 and token.string == ","):
                break
    return _extent(tokens[index:stop])


def _extent(tokens: Sequence[TokenInfo]) -> Span | None:
    """From the first to the last token of code, if there is any."""
    first = next((t for t in tokens if t.type not in _LAYOUT), None)
    if first is None:
        return None
    last = next(t for t in reversed(tokens) if t.type not in _LAYOUT)
    return Span(first.start[0], first.start[1] + 1, last.end[0], last.end[1] + 1)
