"""Modules that put something else into their own place: `sys.modules[__name__] = Settings()`."""

from __future__ import annotations

from collections.abc import Iterable

from domicile import ir
from domicile.chunks import Chunk
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame, ModuleRun
from domicile.resolve.modules.top_levels import lowered
from domicile.resolve.objects.attributes import attribute
from domicile.resolve.relevance.parts import blocks_of


def _may_replace(chunk: Chunk) -> bool:
    """Whether a statement may put something into the place of its module."""
    return "modules" in chunk.mutates and "__name__" in chunk.reads and chunk.kind == "other"


def member_of_replacement(machine: Machine, run: ModuleRun, name: str) -> Value | None:
    """A name as importers see it, where the module is replaced; None where it stays itself."""
    if run.replaced is None:
        run.replaced = any(map(_may_replace, run.module.chunks))
    for index, chunk in enumerate(run.module.chunks if run.replaced else ()):
        if not _may_replace(chunk):
            continue
        for statement in lowered(run, chunk):
            if isinstance(statement, ir.Assign) and _is_own_place(statement.targets[0]):
                return _read(machine, run, index, statement.value, name)
            if any(map(_replaces, blocks_of(statement))):
                return machine.unknown(f"{run.path} may put something else into its own place")
    return None


def _replaces(block: Iterable[ir.Stmt]) -> bool:
    return any(
        (isinstance(statement, ir.Assign) and _is_own_place(statement.targets[0]))
        or any(map(_replaces, blocks_of(statement)))
        for statement in block
    )


def _is_own_place(target: ir.Expr) -> bool:
    if not isinstance(target, ir.Subscript) or not isinstance(target.index, ir.Name):
        return False
    return ir.last_name(target.base) == "modules" and target.index.id == "__name__"


def _read(machine: Machine, run: ModuleRun, index: int, node: ir.Expr, name: str) -> Value:
    frame = Frame(machine.new_id(), run, (run.frame,), "<module>")
    state = State(machine.heap)
    with run.at(index), machine.setting_up():
        made = evaluate(machine, state, frame, node)
        value = attribute(machine, state, frame, made, name, node.span)
    machine.publish(state)
    return value
