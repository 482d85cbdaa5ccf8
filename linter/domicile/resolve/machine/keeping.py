"""Which functions and classes may give again what they gave before, by what stands at them."""

from __future__ import annotations

from collections.abc import Iterable

from domicile.chunks import Chunk

PLAIN_METACLASSES = frozenset({"ABCMeta", "EnumMeta", "EnumType"})
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


def one_instance_classes(chunks: Iterable[Chunk]) -> frozenset[str]:
    """The classes of which every call may give one object, which a further call changes."""
    found: set[str] = set()
    for chunk in chunks:
        if (
            chunk.kind == "class"
            and chunk.name is not None
            and (
                keeps_results(chunk)
                or not found.isdisjoint(chunk.head)
                or ("metaclass" in chunk.head and PLAIN_METACLASSES.isdisjoint(chunk.head))
            )
        ):
            found.add(chunk.name)
    return frozenset(found)


def keeps_results(chunk: Chunk) -> bool:
    """Whether what a function or class gives may be what it gave before."""
    if chunk.kind == "class":
        return any(child.name == "__new__" for child in chunk.children)
    return any(dotted.rpartition(".")[2] in REMEMBERING for dotted in chunk.decorators)
