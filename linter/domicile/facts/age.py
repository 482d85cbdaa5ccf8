"""How old the facts are."""

from __future__ import annotations

import functools
import re

from domicile.facts import data


@functools.cache
def facts_as_of() -> str:
    """The day (`YYYY-MM-DD`) up to which all facts are known to hold: the oldest file's `as_of`.

    Read without a YAML parser, so that `domicile --version` stays quick.
    """
    found = (re.search(r"^as_of: (\S+)$", data.text(name), re.MULTILINE) for name in data.FILES)
    return min(match.group(1) for match in found if match)
