"""Path patterns as in .gitignore.

An own translation to one regular expression a pattern list: scopes are looked up for every
file, and `pathspec` costs more than the rest of that step.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import TypeAlias

Matcher: TypeAlias = Callable[[str], bool]


@functools.cache
def matcher(patterns: tuple[str, ...]) -> Matcher:
    """Whether a relative path with forward slashes is among `patterns`; the last match decides.

    `**` crosses directories and `*`, `?` and `[...]` do not. A pattern without a slash, or
    with one at its end only, matches at any depth; a matched directory holds all that is
    below it. A leading `!` takes back what an earlier pattern matched, also (other than in
    git) below a directory that was matched.
    """
    tests = [(not p.startswith("!"), re.compile(translate(p.removeprefix("!")))) for p in patterns]
    if len(tests) == 1 and tests[0][0]:
        only = tests[0][1].fullmatch
        return lambda path: only(path) is not None

    def matches(path: str) -> bool:
        verdict = False
        for positive, test in tests:
            if verdict != positive and test.fullmatch(path):
                verdict = positive
        return verdict

    return matches


def translate(pattern: str) -> str:
    """The regular expression of one pattern, for `fullmatch`."""
    directory = pattern.endswith("/")
    parts = pattern.strip("/").split("/")
    anchored = len(parts) > 1 or pattern.startswith("/")
    expression = "" if anchored else "(?:.*/)?"
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if part == "**":
            expression += ".+" if last else "(?:.*/)?"
        else:
            expression += _segment(part) + ("" if last else "/")
    if parts[-1] == "**":
        return expression
    return expression + ("/.*" if directory else "(?:/.*)?")


def _segment(part: str) -> str:
    """One path component; what is not special stands for itself."""
    expression, index = "", 0
    while index < len(part):
        char = part[index]
        closing = part.find("]", index + 2) if char == "[" else -1
        if char == "*":
            expression += "[^/]*"
        elif char == "?":
            expression += "[^/]"
        elif closing > 0:
            expression += _character_class(part[index + 1 : closing])
            index = closing
        elif char == "\\" and index + 1 < len(part):
            index += 1
            expression += re.escape(part[index])
        else:
            expression += re.escape(char)
        index += 1
    return expression


def _character_class(inside: str) -> str:
    negated = inside[0] in "!^"
    members = re.sub(r"[\\\[\]&~|^]", r"\\\g<0>", inside[1:] if negated else inside)
    expression = f"[{'^/' if negated else ''}{members}]"
    try:
        re.compile(expression)
    except re.error:  # a range that runs backwards holds nothing
        return "(?!)"
    return expression
