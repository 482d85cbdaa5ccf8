"""Which functions and classes may give again what they gave before, by what stands at them."""

from __future__ import annotations

from domicile.chunks import Chunk

REMEMBERING = frozenset(
    [
        "alru_cache",
        "cache",
        "cache_resource",
        "cached",
        "cached_property",
        "cachedmethod",
        "lru_cache",
        "memoize",
        "memoized",
    ]
)


def keeps_results(chunk: Chunk) -> bool:
    """Whether what a function or class gives may be what it gave before."""
    if chunk.kind == "class":
        return any(child.name == "__new__" for child in chunk.children)
    return any(dotted.rpartition(".")[2] in REMEMBERING for dotted in chunk.decorators)
