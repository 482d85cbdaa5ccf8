"""A whole file through LibCST, guarded against what its parser cannot survive."""

from __future__ import annotations

import re

from domicile.chunks import Chunk
from domicile.python.index_cst import Lowered, index_cst
from domicile.python.slices import Unparsed, parse
from domicile.source import Source, UnreadableError

_TOKEN = re.compile(
    r"""
    \#[^\n]* | \\\n | [^\S\n]+                                     # nothing of interest
    | (?:\"\"\"(?:\\.|[^\\])*?\"\"\" | '''(?:\\.|[^\\])*?''')
    | (?:"(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*')
    | (?P<open>[(\[{]) | (?P<close>[)\]}]) | (?P<comma>,) | (?P<newline>\n)
    | (?P<token>\w+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_MOST_BRACKETS = 200  # CPython's own limit
_LONGEST_CHAIN = 2000  # tokens without a comma between them: `a + a + a ...`
_MOST_BRANCHES = 3000  # `elif`, each of which is nested in the one before


def lower_whole(source: Source) -> tuple[tuple[Chunk, ...], Lowered]:
    """The chunks of a file and what they are lowered to.

    Raises UnreadableError with the place of the first error.
    """
    _refuse_deep(source.text)
    try:
        module, low = parse(source.text)
        return index_cst(module, low, source.lines)
    except Unparsed as error:
        raise UnreadableError(error.why, error.line, error.column) from None
    except RecursionError:
        raise UnreadableError("nested too deeply") from None


def _refuse_deep(text: str) -> None:
    """Raise UnreadableError for a text on which LibCST would run out of stack or time.

    An estimate: nested f-strings may be read a little wrongly, to no harm.
    """
    if text.count("elif") > _MOST_BRANCHES:
        raise UnreadableError("too many branches to be read")
    chains = [0]  # the length of the current chain, for each open bracket
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "open":
            chains.append(0)
        elif kind == "close" and len(chains) > 1:
            chains.pop()
        elif (kind == "comma" and len(chains) > 1) or (kind == "newline" and len(chains) == 1):
            chains[-1] = 0
        chains[-1] += 1
        if len(chains) > _MOST_BRACKETS or chains[-1] > _LONGEST_CHAIN:
            before = text[: match.start()]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            raise UnreadableError("nested too deeply", line, column)
