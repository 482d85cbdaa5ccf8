"""The words of a chunk: which of those that lead to calls it mentions, and what it leads to."""

from __future__ import annotations

from domicile.chunks import Chunk
from domicile.resolve.machine.machine import Machine
from domicile.resolve.relevance.spelled import COMMON
from domicile.resolve.relevance.words import Words


def mentions(machine: Machine, chunk: Chunk, words: Words) -> bool:
    """Whether a chunk mentions a name that leads to a call."""
    if not words.strong.isdisjoint(chunk.reads):
        return True
    if not words.strong.isdisjoint(chunk.attributes):
        return True
    if chunk.kind != "import" and any(name in words.strong for _, _, name in chunk.imports):
        return True
    if not words.strong.isdisjoint(chunk.looked_up):
        return True
    beside = not (machine.spelling.tails - COMMON).isdisjoint(chunk.attributes)
    return beside and not words.weak.isdisjoint(chunk.attributes | chunk.reads)


def leads(machine: Machine, chunk: Chunk, owner: Chunk | None) -> Words:
    """The names through which what a chunk holds is reached."""
    inside = frozenset({owner.name} if owner is not None and owner.name else ())
    words = Words(weak=inside, classes=inside)
    if chunk.kind == "other":
        words.strong |= chunk.binds  # of a class, too: `handler = staticmethod(_send)`
    if machine.spelling.tails.isdisjoint(chunk.attributes | chunk.strings):
        words.weak |= chunk.stores
    else:
        words.strong |= chunk.stores
    if chunk.kind == "function" and chunk.name and not chunk.name.startswith("__"):
        words.strong |= {chunk.name}
    elif chunk.kind == "function":
        words.strong |= inside  # `Bot(...)()`, `with Bot()`
    return words
