"""What a `def` evaluates before any call: defaults, decorators, annotations that lead to a call."""

from __future__ import annotations

from collections.abc import Iterator

from domicile import ir
from domicile.resolve.domain.state import State
from domicile.resolve.functions.bodies import function_head
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame, ModuleRun
from domicile.resolve.relevance.unread import leads

POSTPONED = ("__future__", 0, "annotations")


def run_header(
    machine: Machine, state: State, frame: Frame, closure: Closure, decorators: bool
) -> None:
    """Evaluate what may send in the head of a function; its decorators only if asked to."""
    if closure.chunk is not None and id(closure.chunk) not in machine.spelled:
        return
    node = function_head(closure)
    if not isinstance(node, ir.Function):
        return
    for decorator in node.decorators if decorators else ():
        if leads(machine, frame, decorator):
            evaluate(machine, state, frame, decorator)
    if closure.defaults is None:
        closure.defaults = {}
    for parameter in node.parameters:
        default = parameter.default
        if default is None or parameter.name in closure.defaults:
            continue
        if leads(machine, frame, default):
            closure.defaults[parameter.name] = evaluate(machine, state, frame, default)
    for annotation in _annotations(node):
        run_annotation(machine, state, frame, annotation)


def run_annotation(machine: Machine, state: State, frame: Frame, annotation: ir.Expr) -> None:
    """Evaluate an annotation that may send, unless the module postpones them all."""
    if leads(machine, frame, annotation) and not _postponed(frame.module):
        evaluate(machine, state, frame, annotation)


def _annotations(node: ir.Function) -> Iterator[ir.Expr]:
    for parameter in node.parameters:
        if parameter.annotation is not None:
            yield parameter.annotation
    if node.returns is not None:
        yield node.returns


def _postponed(run: ModuleRun) -> bool:
    return any(POSTPONED in chunk.imports for chunk in run.module.chunks)
