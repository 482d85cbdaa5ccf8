"""Functions of a top level: what their heads evaluate, and what their decorators make of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from domicile import ir
from domicile.chunks import Chunk
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one
from domicile.resolve.functions.decorators import decorate
from domicile.resolve.functions.headers import run_header
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame, ModuleRun
from domicile.resolve.modules.copying import note_writes
from domicile.resolve.modules.top_levels import lowered
from domicile.resolve.relevance.held import TAKING

_Result = TypeVar("_Result")


DISPATCHERS = frozenset({"singledispatch", "singledispatchmethod"})


def run_head(machine: Machine, run: ModuleRun, index: int, closure: Closure) -> None:
    """What the head of a top-level function evaluates when its turn comes."""
    state = State(machine.heap)
    frame = Frame(machine.new_id(), run, (run.frame,), "<module>")
    harmless = all(is_harmless(machine, run, name) for name in run.module.chunks[index].decorators)
    with run.at(index), machine.setting_up():
        run_header(machine, state, frame, closure, decorators=harmless)
    machine.publish(state)


def decorated(machine: Machine, run: ModuleRun, closure: Closure) -> Value:
    """A top-level function behind its decorators; it stays unlowered where they are external."""
    chunk = closure.chunk
    if chunk is None or not chunk.decorators:
        return one(closure)
    if is_dispatched(chunk):
        return dispatched(machine, closure, run.module.chunks)
    if all(is_harmless(machine, run, name) for name in chunk.decorators):
        return one(closure)
    return in_turn(machine, run, run.positions[id(chunk)], closure, decorate)


def in_turn(
    machine: Machine,
    run: ModuleRun,
    index: int,
    closure: Closure,
    action: Callable[[Machine, State, Frame, Closure], _Result],
) -> _Result:
    """Do what a function's decorators do, at its place in the module."""
    frame = Frame(machine.new_id(), run, (run.frame,), "<module>")
    state = State(machine.heap)
    with run.at(index), machine.setting_up():
        result = action(machine, state, frame, closure)
    last = (name.rpartition(".")[2] for name in run.module.chunks[index].decorators)
    taken = not TAKING.isdisjoint(last)  # `@hooks.append`: others may have read the list before
    kept = [key for key in state.store if key[0] not in machine.module_frames] if taken else []
    written = [(key, machine.heap.base.get(key)) for key in kept]
    machine.publish(state)
    if taken:
        note_writes(machine, run, written)
    return result


def is_dispatched(chunk: Chunk) -> bool:
    """Whether a decorator has a function chosen by the type of its first argument."""
    return any(name.rpartition(".")[2] in DISPATCHERS for name in chunk.decorators)


def dispatched(machine: Machine, closure: Closure, beside: Iterable[Chunk]) -> Value:
    """A `singledispatch` function: itself, what is registered beside it, or for others to see."""
    found: list[Value] = [one(closure)]
    for chunk in beside:
        if chunk.kind == "function" and f"{closure.name}.register" in chunk.decorators:
            registered = machine.functions.get(id(chunk))
            if registered is None:
                registered = Closure(
                    closure.module, chunk.name or "", closure.chain, None, chunk, closure.owner
                )
                machine.functions[id(chunk)] = registered
            found.append(one(registered))
    if not closure.name.startswith("_"):
        found.append(machine.unknown(f"`{closure.name}()` is chosen by type; others may register"))
    return alternatives(machine, found)


def is_harmless(machine: Machine, run: ModuleRun, dotted: str) -> bool:
    """Whether a decorator comes from outside the tree, so that the function stays itself."""
    name = dotted.partition(".")[0]
    binders = run.binders.of(name)
    if not binders:
        return True
    chunk = run.module.chunks[binders[-1]]
    if chunk.kind != "import":
        return False
    return not any(
        machine.project.find(run.path, entry.module, getattr(entry, "level", 0))
        for entry in lowered(run, chunk)
        if isinstance(entry, ir.Import | ir.ImportFrom)
    )
