"""Whether a text still parses after it was edited, asked of each language's own parser."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domicile.languages import language_of_text
from domicile.source import Source, UnreadableError, decode


def parses(path: str, data: bytes) -> bool:
    """Whether the bytes of a file are valid source of its language.

    False for a language without a parser here: what cannot be checked is not rewritten.
    """
    parser = _PARSERS.get(language_of_text(path, data) or "")
    try:
        return parser is not None and parser(path, decode(data))
    except UnreadableError:
        return False


def _python(path: str, source: Source) -> bool:
    from domicile.python.frontend import load

    load(path, source)  # raises UnreadableError
    return True


_PARSERS: Mapping[str, Callable[[str, Source], bool]] = {"python": _python}
