"""Whether a text still parses after it was edited, asked of each language's own parser."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domicile.languages import is_notebook, language_of_text
from domicile.results import Place
from domicile.source import Source, UnreadableError, decode


def parses(place: Place, data: bytes) -> bool:
    """Whether the bytes of the text at a place are valid source of its language.

    False for a language without a parser here: what cannot be checked is not rewritten.
    """
    path, cell = place
    parser = _PARSERS.get(language_of_text(path, data) or "")
    if is_notebook(path):
        parser = _notebook if cell is None else _cell
    try:
        return parser is not None and parser(path, decode(data))
    except UnreadableError:
        return False


def _python(path: str, source: Source) -> bool:
    from domicile.python.frontend import load

    load(path, source)  # raises UnreadableError
    return True


def _cell(path: str, source: Source) -> bool:
    from domicile.notebook.flat import python

    return python(source.original) is not None


def _notebook(path: str, source: Source) -> bool:
    from domicile.notebook.document import read

    read(source.original.encode())  # raises UnreadableError; each cell was asked for itself
    return True


_PARSERS: Mapping[str, Callable[[str, Source], bool]] = {"python": _python}
