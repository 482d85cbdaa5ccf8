"""Fingerprints: what tells one finding from another when lines have moved."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence


def fingerprints(identities: Iterable[Sequence[str]]) -> list[str]:
    """One hexadecimal fingerprint of 32 digits for each identity, in order.

    An identity is made of what an unrelated edit leaves alone: path, rule, operation and
    values, never a line. Equal ones are numbered in their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    result = []
    for identity in map(tuple, identities):
        text = "\0".join((*identity, str(seen[identity])))
        seen[identity] += 1
        result.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return result
