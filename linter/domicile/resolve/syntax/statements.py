"""Statements: what running them does to the state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domicile import ir
from domicile.resolve.domain.atoms import ABSENT
from domicile.resolve.domain.state import State, join
from domicile.resolve.domain.values import NONE, has
from domicile.resolve.functions.headers import run_annotation
from domicile.resolve.machine.branches import rejoin
from domicile.resolve.machine.interpreter import evaluate, execute
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.modules.imports import import_module, import_name
from domicile.resolve.modules.stars import bring
from domicile.resolve.objects.classes import define_class
from domicile.resolve.objects.together import leave_behind
from domicile.resolve.relevance.effects import called_alone
from domicile.resolve.relevance.unread import evaluate_field, is_made, set_unread, sets_unread
from domicile.resolve.syntax import names
from domicile.resolve.syntax.assignment import assign
from domicile.resolve.syntax.augmenting import augment
from domicile.resolve.syntax.conditions import split
from domicile.resolve.syntax.contexts import run_with
from domicile.resolve.syntax.definitions import define_function
from domicile.resolve.syntax.deleting import delete
from domicile.resolve.syntax.failing import run_try
from domicile.resolve.syntax.loops import loop_for, loop_while
from domicile.resolve.syntax.patterns import match_pattern


def _assign(machine: Machine, state: State, frame: Frame, node: ir.Assign) -> None:
    target = node.targets[0]
    key = target.index if isinstance(target, ir.Subscript) else None
    value = evaluate_field(machine, state, frame, key, node.value)
    for target in node.targets:
        assign(machine, state, frame, target, value)
    if node.annotation is not None and frame.closure is None:
        run_annotation(machine, state, frame, node.annotation)


def _declare(machine: Machine, state: State, frame: Frame, node: ir.Declare) -> None:
    """`a: T` binds nothing; outside of functions, the annotation is evaluated."""
    if frame.closure is None:
        run_annotation(machine, state, frame, node.annotation)


def _evaluate(machine: Machine, state: State, frame: Frame, node: ir.Evaluate) -> None:
    alone = called_alone(node)
    frame.dropped = None if alone is None else alone.span
    evaluate(machine, state, frame, node.value)
    frame.dropped = None
    if isinstance(node.value, ir.Call) and _ends_program(node.value.function):
        state.kill()


def _ends_program(function: ir.Expr) -> bool:
    """`sys.exit()`, `exit()`, `os._exit()`, `pytest.skip()`: nothing after it runs."""
    if isinstance(function, ir.Name):
        return function.id in ("exit", "quit")
    return (
        isinstance(function, ir.Attribute)
        and isinstance(function.base, ir.Name)
        and (function.base.id, function.name) in (("sys", "exit"), ("os", "_exit"))
    )


def _return(machine: Machine, state: State, frame: Frame, node: ir.Return) -> None:
    value = NONE if node.value is None else evaluate(machine, state, frame, node.value)
    if not state.dead:
        frame.returns.append((state.copy(), value))
    state.kill()


def _if(machine: Machine, state: State, frame: Frame, node: ir.If) -> None:
    if _type_checking(node.test):
        # Its imports give annotations their meaning; nothing else of it ever runs.
        imports = tuple(s for s in node.body if isinstance(s, ir.Import | ir.ImportFrom))
        execute(machine, state, frame, imports)
        execute(machine, state, frame, node.orelse)
        return
    if sets_unread(machine, frame, node):
        set_unread(machine, state, frame, node)
        return
    true, false = split(machine, state, frame, node.test)
    execute(machine, true, frame, node.body)
    execute(machine, false, frame, node.orelse)
    rejoin(machine, state, [true, false])


def _later(machine: Machine, state: State, frame: Frame, node: ir.Later) -> None:
    """A statement that matters as a whole: nothing was told of its parts."""
    outer, frame.slice = frame.slice, None
    try:
        execute(machine, state, frame, node.lower())
    finally:
        frame.slice = outer


def _type_checking(test: ir.Expr) -> bool:
    return ir.last_name(test) == "TYPE_CHECKING"


# --- ways out -----------------------------------------------------------------------------


def _jump(machine: Machine, state: State, frame: Frame, node: ir.Jump) -> None:
    (frame.breaks if node.kind == "break" else frame.continues).append(state.copy())
    state.kill()


def _raise(machine: Machine, state: State, frame: Frame, node: ir.Raise) -> None:
    if node.value is not None and (machine.catching or not is_made(machine, frame, node.value)):
        value = evaluate(machine, state, frame, node.value)
        if machine.catching:
            state.set(machine.raised, "value", value)
    if not state.dead:
        frame.raises.append(state.copy())
        leave_behind(machine, state)
    state.kill()


def _assert(machine: Machine, state: State, frame: Frame, node: ir.Assert) -> None:
    true, _ = split(machine, state, frame, node.test)
    state.become(true)


# --- match --------------------------------------------------------------------------------


def _match(machine: Machine, state: State, frame: Frame, node: ir.Match) -> None:
    subject = evaluate(machine, state, frame, node.subject)
    rest = state.copy()
    ends: list[State] = []
    for case in node.cases:
        if rest.dead:
            break
        matched, rest = match_pattern(machine, rest, frame, subject, case.pattern)
        if case.guard is not None and not matched.dead:
            matched, refused = split(machine, matched, frame, case.guard)
            joined = join([rest, refused], machine.marker)
            rest = joined if joined is not None else refused
        execute(machine, matched, frame, case.body)
        ends.append(matched)
    rejoin(machine, state, [*ends, rest])


# --- definitions --------------------------------------------------------------------------


def _scope(machine: Machine, state: State, frame: Frame, node: ir.Scope) -> None:
    for name in node.names:
        if node.kind == "global":
            frame.outer[name] = frame.module.frame
            continue
        for owner in frame.chain[1:]:
            value = state.get(owner, name)
            if value is not None and not has(value, ABSENT):
                frame.outer[name] = owner
                break


def _import(machine: Machine, state: State, frame: Frame, node: ir.Import) -> None:
    if node.alias is not None:
        value = import_module(machine, frame.module, node.module, 0)
        names.store(machine, state, frame, node.alias, value)
        return
    first = node.module.partition(".")[0]
    names.store(machine, state, frame, first, import_module(machine, frame.module, first, 0))


def _import_from(machine: Machine, state: State, frame: Frame, node: ir.ImportFrom) -> None:
    if node.name == "*":
        bring(machine, state, frame, node)
        return
    value = import_name(machine, frame.module, node.module, node.level, node.name)
    names.store(machine, state, frame, node.alias or node.name, value)


def _class(machine: Machine, state: State, frame: Frame, node: ir.Class) -> None:
    define_class(machine, state, frame, node)


STATEMENTS: dict[type, Callable[[Machine, State, Frame, Any], None]] = {
    ir.Assign: _assign,
    ir.Declare: _declare,
    ir.Augment: augment,
    ir.Evaluate: _evaluate,
    ir.Return: _return,
    ir.If: _if,
    ir.Later: _later,
    ir.While: loop_while,
    ir.For: loop_for,
    ir.Try: run_try,
    ir.With: run_with,
    ir.Match: _match,
    ir.Delete: delete,
    ir.Raise: _raise,
    ir.Assert: _assert,
    ir.Scope: _scope,
    ir.Jump: _jump,
    ir.Import: _import,
    ir.ImportFrom: _import_from,
    ir.Function: define_function,
    ir.Class: _class,
}
