"""Base classes whose methods call, on themselves, what a subclass of another module defines.

`Base.ask()` calls `self.sender()`; the subclass that defines it imports the base class, so the
words that lead to a call have to go up here, against the direction of the imports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from domicile.chunks import Chunk
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ModuleRun
from domicile.resolve.modules import top_levels

_MOST_REEXPORTS = 4  # how many modules hand a class on before it is lost
_SELVES = ("self", "cls")
_HOOKS = frozenset({"__init_subclass__"})
_METACLASS_HOOKS = frozenset({"__new__", "__init__", "__init_subclass__"})


def callers_above(
    machine: Machine, run: ModuleRun, classes: Iterable[tuple[Chunk, frozenset[str]]]
) -> Iterator[tuple[ModuleRun, frozenset[str]]]:
    """The modules of base classes, and which of the methods they call on themselves.

    `classes` are chunks of `run` that hold classes, each with the methods that lead to a call.
    """
    for chunk, methods in classes:
        known = set(methods)
        seen = {id(chunk)}
        pending = [(run, chunk)]
        while pending:
            here, below = pending.pop()
            for there, base in _bases(machine, here, below):
                if id(base) in seen:
                    continue
                seen.add(id(base))
                pending.append((there, base))
                calling = [part for part in base.children if _calls(part, known)]
                if calling and there is not run:
                    yield there, frozenset(n for n in known if any(_calls(p, {n}) for p in calling))
                known |= {part.name for part in calling if part.name}


def telling(chunks: Iterable[Chunk]) -> frozenset[str]:
    """The names of classes that do something with each class that derives from them.

    By `__init_subclass__`, or by a metaclass: those that derive from one of them do so, too.
    """
    classes = [chunk for chunk in chunks if chunk.kind == "class" and chunk.name]
    found = {chunk.name or "" for chunk in classes if any(_tells(chunk, c) for c in chunk.children)}
    grown = bool(found)
    while grown:
        more = {c.name or "" for c in classes if not found.isdisjoint(c.head)} - found
        found |= more
        grown = bool(more)
    return frozenset(found)


def _tells(chunk: Chunk, child: Chunk) -> bool:
    hooks = _METACLASS_HOOKS if "type" in chunk.head else _HOOKS
    return child.name in hooks and bool(child.mutates or child.stores or child.global_binds)


def _calls(part: Chunk, methods: Iterable[str]) -> bool:
    return part.kind == "function" and any(
        f"{one}.{name}" in part.links for name in methods for one in _SELVES
    )


def _bases(machine: Machine, run: ModuleRun, chunk: Chunk) -> Iterator[tuple[ModuleRun, Chunk]]:
    """The classes of the tree that a class's head names; for other chunks, those that it names."""
    names = chunk.head if chunk.kind == "class" else chunk.reads | chunk.attributes
    if not names:
        return
    for own in run.module.chunks:
        if own.kind == "class" and own.name in names and own is not chunk:
            yield run, own
    bringing = [c for c in run.module.chunks if c.imports and (c.binds & names or "*" in c.binds)]
    for module, level, name in sorted({e for c in bringing for e in c.imports}):
        dotted = f"{module}.{name}" if module else name
        inner = machine.project.find(run.path, dotted, level) if name != "*" else None
        path = machine.project.find(run.path, module, level)
        if inner is not None or not name:  # a module; `base.Base` names the class
            path, wanted = inner or path, names
        elif name == "*":
            wanted = names
        else:
            # What is imported under another name may be meant by any.
            renamed = not any(name in c.binds for c in run.module.chunks if c.imports)
            wanted = frozenset({name}) if renamed or name in names else frozenset()
        if path is not None and path != run.path and wanted:
            yield from _classes(machine, path, wanted, _MOST_REEXPORTS)


def _classes(
    machine: Machine, path: str, wanted: frozenset[str], left: int
) -> Iterator[tuple[ModuleRun, Chunk]]:
    """The classes of these names in the module at `path`, or where it has them from."""
    run = top_levels.module_run(machine, path)
    if run is None:
        return
    defined = {c.name: c for c in run.module.chunks if c.kind == "class" and c.name in wanted}
    yield from ((run, chunk) for chunk in defined.values())
    rest = wanted - defined.keys()
    if not rest or not left:
        return
    for module, level, name in sorted({e for c in run.module.chunks for e in c.imports}):
        if name in rest or name == "*":
            inner = machine.project.find(path, module, level)
            if inner is not None and inner != path:
                more = rest if name == "*" else frozenset({name})
                yield from _classes(machine, inner, more, left - 1)
