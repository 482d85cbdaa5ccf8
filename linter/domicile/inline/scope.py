"""Which calls an inline suppression covers: the one it stands in, beside or above."""

from __future__ import annotations

from collections.abc import Iterable

from domicile.inline.comments import Comment
from domicile.span import Span


def covered(comment: Comment, calls: Iterable[Span]) -> tuple[Span, ...]:
    """The spans among `calls` that `comment` covers.

    That is the innermost call it stands in, or those within that that end before it on its
    line; else what begins on the first line of the code below it. Where nothing does, it is the
    only call of the statement that it stands above or trails; of several there none.
    """
    spans, place, about = sorted(set(calls)), comment.span, comment.about
    around = max((each for each in spans if each.contains(place)), key=_depth, default=None)
    within = [each for each in spans if around is None or around.contains(each)]
    before = [each for each in within if each.end_line == place.line and each[2:] <= place[:2]]
    if around is not None:
        return tuple(before) or (around,)
    if before or about is None:
        return tuple(before)
    within = [each for each in spans if about.contains(each)]
    below = [each for each in within if comment.alone and each.line == about.line]
    return tuple(below or (within if len(within) == 1 else ()))


def is_ambiguous(comment: Comment, calls: Iterable[Span]) -> bool:
    """Whether `comment` covers nothing because its statement has several of `calls`."""
    spans, about = set(calls), comment.about
    if about is None or covered(comment, spans):
        return False
    return sum(about.contains(each) for each in spans) > 1


def _depth(call: Span) -> tuple[int, int, int, int]:
    """Of spans that contain each other, more for the inner ones."""
    return call.line, call.column, -call.end_line, -call.end_column
