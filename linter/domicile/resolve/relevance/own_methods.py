"""Methods that call one of their own class by a name that classes elsewhere have too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from domicile import ir
from domicile.chunks import Chunk
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules.top_levels import lowered


class OwnMethods:
    """Which names a method only reads from its own object, whose class has a method so named.

    `senders` are the classes with a method of a name that spells a call, by that name.
    """

    def __init__(self, runs: Sequence[ModuleRun], senders: Mapping[str, Set[str]]) -> None:
        self._runs = runs
        self._senders = senders
        self._bases: dict[str, set[str]] = {}  # by the name of a class: what its head names
        self._relatives: dict[str, set[str]] = {}

    def of(self, run: ModuleRun, chunk: Chunk, owner: Chunk | None, names: Set[str]) -> Set[str]:
        """Those of the names that a chunk only reads from its object, which has its own."""
        if owner is None or chunk.kind != "function":
            return frozenset()
        defined = {each.name for each in owner.children if each.kind == "function"}
        found = {
            name
            for name in (names & defined & self._senders.keys()) - chunk.reads
            if owner.name not in self._related(name)
        }
        return {name for name in found if _is_of_self(run, chunk, name)}

    def _related(self, name: str) -> set[str]:
        """The classes with a method so named which spells a call, those that derive from them,
        and the bases of all these."""
        if not self._bases:
            for run in self._runs:
                for each in _classes(run.module.chunks):
                    own = each.head | _aliased(run, each.head)
                    self._bases.setdefault(each.name or "", set()).update(own)
        if name not in self._relatives:
            below = _closure(self._senders[name], self._derived)
            self._relatives[name] = _closure(below, self._heads)
        return self._relatives[name]

    def _derived(self, names: Set[str]) -> Set[str]:
        return {name for name, bases in self._bases.items() if not bases.isdisjoint(names)}

    def _heads(self, names: Set[str]) -> Set[str]:
        return frozenset().union(*(self._bases.get(name, ()) for name in names))


def _closure(names: Set[str], further: Callable[[Set[str]], Set[str]]) -> set[str]:
    found, fresh = set(names), set(names)
    while fresh:
        fresh = set(further(fresh) - found)
        found |= fresh
    return found


def _classes(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    for chunk in chunks:
        if chunk.kind == "class":
            yield chunk
            yield from _classes(chunk.children)


def _aliased(run: ModuleRun, names: Set[str]) -> Set[str]:
    """What a module gives these names to: by `from a import B as name`, or by `name = B`."""
    found: set[str] = set()
    for name in names:
        for index in run.binders.of(name) if name in run.binders else ():
            chunk = run.module.chunks[index]
            if chunk.kind in ("import", "other"):
                found.update(chunk.reads, chunk.attributes, (each for _, _, each in chunk.imports))
    return found


def _is_of_self(run: ModuleRun, chunk: Chunk, name: str) -> bool:
    """Whether a method reads `name` from its first parameter alone."""
    function = lowered(run, chunk)[0]
    if not isinstance(function, ir.Function) or "staticmethod" in chunk.decorators:
        return False
    first = function.parameters[0].name if function.parameters else ""
    for node in ir.nodes(function):
        if isinstance(node, ir.Later | ir.Opaque) or (node is not function and _takes(node, first)):
            return False
        if isinstance(node, ir.Attribute) and node.name == name and not _is_name(node.base, first):
            return False
    return True


def _takes(node: object, name: str) -> bool:
    """Whether a function within has a parameter of that name, which is something else."""
    return isinstance(node, ir.Function | ir.Lambda) and any(
        parameter.name == name for parameter in node.parameters
    )


def _is_name(node: ir.Expr, name: str) -> bool:
    return isinstance(node, ir.Name) and node.id == name
