"""The nodes and tokens of a Python text, by spans that count as everything else does."""

from __future__ import annotations

import ast
import io
import tokenize
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from tokenize import TokenInfo

from domicile.quick_classes import dataclass
from domicile.source import Source
from domicile.span import Span

_LAYOUT = frozenset(
    {tokenize.NL, tokenize.COMMENT, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
)
_TOKEN_START, _TOKEN_END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class PythonText:
    """A module's calls and dict displays by their first and last lines, and its tokens of code.

    The tokens are in order; comments and line ends are not among them.
    """

    nodes: Mapping[tuple[int, int | None], Sequence[ast.Call | ast.Dict]]
    lines: tuple[str, ...]
    tokens: tuple[TokenInfo, ...]

    def span(self, node: ast.expr | ast.keyword) -> Span:
        """The span of a node; `ast` counts the columns in bytes of UTF-8 from 0."""
        last, end = node.end_lineno or node.lineno, node.end_col_offset or 0
        start = self._column(node.lineno, node.col_offset)
        return Span(node.lineno, start, last, self._column(last, end))

    def find(self, span: Span) -> ast.Call | ast.Dict | None:
        """The call or dict display that covers exactly `span`."""
        found = self.nodes.get((span.line, span.end_line), ())
        node = next((node for node in found if self.span(node) == span), None)
        return node if self._is_of_tokens(span) else None

    def _is_of_tokens(self, span: Span) -> bool:
        """Whether tokens start and end there: an f-string is one token before Python 3.12."""
        first, last = self.after(*span[:2]), self.before(*span[2:])
        ends = (*first.start, *last.end)
        return ends == (span.line, span.column - 1, span.end_line, span.end_column - 1)

    def before(self, line: int, column: int) -> TokenInfo:
        """The last token of code that ends at or before a place."""
        return self.tokens[bisect_right(self.tokens, (line, column - 1), key=_TOKEN_END) - 1]

    def after(self, line: int, column: int) -> TokenInfo:
        """The first token of code that starts at or after a place."""
        return self.tokens[bisect_left(self.tokens, (line, column - 1), key=_TOKEN_START)]

    def _column(self, line: int, offset: int) -> int:
        # Before Python 3.12 what stands in an f-string can have a place outside of the text.
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        if text.isascii():
            return 1 + offset
        return 1 + len(text.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "ignore"))


def read(source: Source) -> PythonText | None:
    """The tree and tokens of `source`; None where this interpreter cannot parse it."""
    return _read(source.text, source.lines)


@lru_cache(maxsize=2)
def _read(text: str, lines: tuple[str, ...]) -> PythonText | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return PythonText(_nodes(ast.parse(text)), lines, tuple(_tokens(text)))
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
        return None


def _nodes(module: ast.Module) -> Mapping[tuple[int, int | None], list[ast.Call | ast.Dict]]:
    found: dict[tuple[int, int | None], list[ast.Call | ast.Dict]] = {}
    for node in ast.walk(module):
        if isinstance(node, (ast.Call, ast.Dict)):
            found.setdefault((node.lineno, node.end_lineno), []).append(node)
    return found


def _tokens(text: str) -> Iterator[TokenInfo]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in _LAYOUT:
            yield _ended(token) if token.type == tokenize.STRING else token


def _ended(token: TokenInfo) -> TokenInfo:
    """A string's token with its end counted: CPython 3.12.1 says a wrong one behind non-ASCII."""
    lines = token.string.split("\n")
    begun = token.start[1] if len(lines) == 1 else 0
    return token._replace(end=(token.start[0] + len(lines) - 1, begun + len(lines[-1])))
