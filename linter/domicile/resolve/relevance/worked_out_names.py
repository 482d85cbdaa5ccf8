"""Attributes and globals that a module reads by names which it works out."""

from __future__ import annotations

from collections.abc import Iterator

from domicile import ir
from domicile.chunks import Chunk, flat
from domicile.resolve.machine.program import ClassInfo, Closure, ModuleRun
from domicile.resolve.modules.top_levels import lowered
from domicile.resolve.objects.bases import bases_of
from domicile.resolve.relevance.leading import BY_STRING

NAMESPACES = frozenset({"globals", "locals", "vars", "__dict__", "getmembers", "eval", "exec"})


class WorkedOutNames:
    """What the modules around a function look up by names that they put together."""

    def __init__(self) -> None:
        self._beginnings: dict[str, tuple[str, ...]] = {}  # by module, as below
        self._any: dict[str, bool] = {}

    def may_be(self, closure: Closure) -> bool:
        """Whether a name that begins like that of a function is put together: `f"_ask_{x}"`."""
        return any(closure.name.startswith(self._of(run)) for run in _around(closure))

    def any_around(self, closure: Closure) -> bool:
        """Whether anything at all is looked up by what is no plain text."""
        return any(self._looks_up(run) for run in _around(closure))

    def _of(self, run: ModuleRun) -> tuple[str, ...]:
        if run.path not in self._beginnings:
            found = {text for chunk in _looking_up(run) for text in _beginnings(run, chunk)}
            self._beginnings[run.path] = tuple(sorted(found))
        return self._beginnings[run.path]

    def _looks_up(self, run: ModuleRun) -> bool:
        if run.path not in self._any:
            self._any[run.path] = any(_by_no_text(run, chunk) for chunk in _looking_up(run))
        return self._any[run.path]


def _around(closure: Closure) -> set[ModuleRun]:
    """The modules of a function, of what inherits it and of what is inherited beside it."""
    owner = closure.owner
    kinds = [] if owner is None else [*bases_of(owner), *owner.derived]
    return {closure.module, *(kind.module for kind in kinds if isinstance(kind, ClassInfo))}


def _looking_up(run: ModuleRun) -> Iterator[Chunk]:
    words = BY_STRING | NAMESPACES
    return (c for c, _ in flat(run.module.chunks) if not words.isdisjoint(c.reads | c.attributes))


def _beginnings(run: ModuleRun, chunk: Chunk) -> Iterator[str]:
    """How the texts begin that a chunk puts together, of those that may be private names."""
    for node in ir.nodes(lowered(run, chunk)):
        first: object = None
        if isinstance(node, ir.FormattedString) and len(node.parts) > 1:
            first = node.parts[0]
        elif isinstance(node, ir.Binary):
            first = node.left
        elif isinstance(node, ir.Attribute) and node.name == "format":
            first = node.base
        text = first.value if isinstance(first, ir.Const) else None
        if isinstance(text, str) and text.startswith("_") and not text.startswith("__"):
            yield text.partition("{")[0].partition("%")[0]


def _by_no_text(run: ModuleRun, chunk: Chunk) -> bool:
    if not NAMESPACES.isdisjoint(chunk.reads | chunk.attributes):
        return True
    return any(map(_is_worked_out, ir.nodes(lowered(run, chunk))))


def _is_worked_out(node: object) -> bool:
    """Whether it is a `getattr()` or the like whose name is no plain text."""
    if isinstance(node, ir.Call) and ir.last_name(node.function) in BY_STRING:
        named = [each.value for each in node.arguments][:2]
        return not (named and isinstance(named[-1], ir.Const))
    return isinstance(node, ir.Later)  # which is not looked into
