"""Tables in GitHub's Markdown, for job summaries and comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from domicile.report.text import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~$&])")


def table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are Markdown already."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def plain(text: str) -> str:
    """Text that shows as it is, whatever it holds."""
    return _SPECIAL.sub(r"\\\1", visible(text))


def code(text: str) -> str:
    """Text as code; inside a table a bar ends the cell even in code, so it is an entity there."""
    escaped = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;")
    return f"<code>{escaped}</code>"
