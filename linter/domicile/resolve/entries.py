"""Entries: which parts of a module can send, and running each of them from the outside."""

from __future__ import annotations

from collections.abc import Iterable

from domicile import ir
from domicile.calls import UNKNOWN, Location, Reason, Variant
from domicile.catalog import Catalog
from domicile.chunks import Chunk
from domicile.resolve import modules
from domicile.resolve.calling import call_closure, function_node, open_arguments, run_pending
from domicile.resolve.classes import bases_of, find
from domicile.resolve.instances import open_instance, publish, subclasses
from domicile.resolve.program import (
    ClassInfo,
    Closure,
    Frame,
    Machine,
    ModuleRun,
    TooComplex,
)
from domicile.resolve.records import Record
from domicile.resolve.state import State
from domicile.resolve.values import Atom, Ref, Wrapped

ROUNDS = 6  # how far a name that leads to a call is followed to what mentions it


def warm_chunks(run: ModuleRun, words: frozenset[str]) -> tuple[set[int], set[str]]:
    """The chunks (by identity) that may lead to a call, and the names that lead there.

    Begins with chunks that mention one of `words`; a name they bind or store is then such a
    word itself.
    """
    hot = set(words)
    warm: set[int] = set()
    parts = list(_flat(run.module.chunks))
    for _ in range(ROUNDS):
        grown = False
        for chunk, owner in parts:
            if id(chunk) in warm or not _mentions(chunk, hot):
                continue
            warm.add(id(chunk))
            grown = True
            hot |= _leads(chunk, owner)
        if not grown:
            break
    return warm, hot


def _flat(chunks: Iterable[Chunk], owner: Chunk | None = None) -> Iterable[tuple[Chunk, Chunk | None]]:
    for chunk in chunks:
        if chunk.kind == "class":
            yield from _flat(chunk.children, chunk)
        else:
            yield chunk, owner


def _mentions(chunk: Chunk, words: set[str]) -> bool:
    return not (
        words.isdisjoint(chunk.reads)
        and words.isdisjoint(chunk.attributes)
        and words.isdisjoint(chunk.strings)
    )


def _leads(chunk: Chunk, owner: Chunk | None) -> set[str]:
    """The names through which a chunk's call is reached."""
    names = set(chunk.stores)
    if chunk.kind == "function" and chunk.name:
        dunder = chunk.name.startswith("__")
        if dunder and owner is not None and owner.name:
            names.add(owner.name)
        elif not dunder:
            names.add(chunk.name)
    elif chunk.kind == "other" and owner is None:
        names |= chunk.binds
    return names


def seeds(catalog: Catalog) -> frozenset[str]:
    """The words of which every spelled-out call mentions one."""
    return catalog.sends() | {"inference_geo"} | catalog.thread_classes


def run_module(machine: Machine, run: ModuleRun, words: frozenset[str]) -> None:
    """Run every entry of a module that may send."""
    warm, _ = warm_chunks(run, words)
    if not warm:
        return
    for index, chunk in enumerate(run.module.chunks):
        if chunk.kind == "other" and id(chunk) in warm:
            _guarded(machine, run, chunk, lambda index=index: modules._run_chunk(machine, run, index))
    entries = [
        (chunk, closure, owner)
        for chunk in run.module.chunks
        for closure, owner in _closures(machine, run, chunk)
        if closure.chunk is None or id(closure.chunk) in warm
    ]
    for private in (False, True):
        for chunk, closure, owner in entries:
            if _private(closure) != private or (private and closure.runs and not closure.escaped):
                continue
            part = closure.chunk or chunk
            _guarded(
                machine, run, part,
                lambda closure=closure, owner=owner: run_open(machine, closure, owner),
            )
    _guarded(machine, run, None, lambda: run_pending(machine, None))


def _private(closure: Closure) -> bool:
    return closure.name.startswith("_") and not closure.name.startswith("__")


def _guarded(machine: Machine, run: ModuleRun, chunk: Chunk | None, action: object) -> None:
    """Run an entry; if it is too complex, its calls are noted with nothing known of them."""
    machine.steps = 0
    depth = len(machine.stack), len(machine.call_sites)
    try:
        action()  # type: ignore[operator]  # a closure without arguments
    except (TooComplex, RecursionError):
        del machine.stack[depth[0] :]
        del machine.call_sites[depth[1] :]
        machine.pending.clear()
        machine.nested.clear()
        if chunk is not None:
            _note_unresolved(machine, run, chunk)


def _closures(
    machine: Machine, run: ModuleRun, chunk: Chunk
) -> list[tuple[Closure, ClassInfo | None]]:
    """The functions and methods a chunk defines."""
    if chunk.kind not in ("function", "class") or chunk.name is None:
        return []
    modules.global_value(machine, run, chunk.name)
    found: list[tuple[Closure, ClassInfo | None]] = []
    if chunk.kind == "function":
        closure = machine.functions.get(id(chunk))
        return [(closure, None)] if closure is not None else []
    for info in machine.classes:
        if info.module is run and info.chunk is chunk:
            found.extend((method, info) for method in info.methods.values())
    return found


def run_open(machine: Machine, closure: Closure, owner: ClassInfo | None) -> None:
    """Run a function as unseen code may call it; a method once for every class that has it."""
    for receiver in _receivers(machine, closure, owner):
        run = closure.module
        state = State(machine.base)
        frame = Frame(machine.new_id(), run, (run.frame,), "<entry>")
        since = machine.new_id()
        call_closure(
            machine, state, frame, closure, open_arguments(machine), receiver, None
        )
        run_pending(machine, state)
        publish(machine, state, since)


def _receivers(
    machine: Machine, closure: Closure, owner: ClassInfo | None
) -> list[Atom | None]:
    if owner is None:
        return [None]
    bound = machine.base.get((owner.frame, closure.name), ())
    kinds = {atom.kind for atom, _ in bound if isinstance(atom, Wrapped)}
    if "static" in kinds:
        return [None]
    classes = [owner, *subclasses(machine, owner)]
    state = State(machine.base)
    inheriting = [
        info
        for info in classes
        if info is owner or find(machine, state, info, closure.name) == bound
    ]
    concrete = [info for info in inheriting if not _abstract(machine, info)] or [owner]
    if "class" in kinds:
        return list(concrete)
    return [open_instance(machine, info) for info in concrete]


def _abstract(machine: Machine, info: ClassInfo) -> bool:
    """Whether the class leaves an abstract method undefined."""
    seen: set[str] = set()
    for base in bases_of(info):
        if not isinstance(base, ClassInfo):
            continue
        for name, method in base.methods.items():
            if name in seen:
                continue
            seen.add(name)
            decorators = method.chunk.decorators if method.chunk is not None else ()
            if any(d.rpartition(".")[2] == "abstractmethod" for d in decorators):
                return True
    return False


def run_function_chunk(machine: Machine, run: ModuleRun, chunk: Chunk, name: str) -> None:
    """Run the functions of a chunk that rebind a global name."""
    for closure, owner in _closures(machine, run, chunk):
        binds = closure.chunk.global_binds if closure.chunk is not None else {name}
        if name in binds:
            run_open(machine, closure, owner)


# --- what could not be run ----------------------------------------------------------------


def _note_unresolved(machine: Machine, run: ModuleRun, chunk: Chunk) -> None:
    """Note the calls spelled out in a chunk that was too complex, with everything unknown."""
    reason = Reason("the code around the call is too complex to follow", None)
    unknown = Variant(UNKNOWN, UNKNOWN, UNKNOWN, (), UNKNOWN, UNKNOWN, UNKNOWN)
    for statement in modules.lowered(run, chunk):
        for call, path in _spelled(statement):
            tails = [path[-n:] for n in (4, 3, 2) if path[-n:] in machine.catalog.recognised.paths]
            if not tails:
                continue
            operation = machine.catalog.operations[tails[0]]
            place = Location(run.path, call.span, run.module.cell)
            blank = Record(
                machine.catalog.surface, operation.geo != "none", operation.infers, {}
            )
            record = machine.recorder.record(place, operation.name, blank, unknown, ())
            for attribute in ("platform", "model", "geo", "region"):
                record.reasons.setdefault(attribute, {})[reason] = None


def _spelled(node: object) -> Iterable[tuple[ir.Call, tuple[str, ...]]]:
    """Every call in a tree with the attribute path it is made through."""
    pending: list[object] = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, ir.Call):
            path: list[str] = []
            function = current.function
            while isinstance(function, ir.Attribute):
                path.insert(0, function.name)
                function = function.base
            yield current, tuple(path)
        if isinstance(current, tuple):
            pending.extend(current)
        elif hasattr(current, "__dataclass_fields__"):
            pending.extend(getattr(current, name) for name in current.__dataclass_fields__)


def find_function(closure: Closure) -> ir.Function | ir.Lambda:
    return function_node(closure)


__all__ = ["Ref", "run_module", "run_open", "seeds", "warm_chunks"]
