"""The three ways into the interpreter: evaluate an expression, execute a block, call a value.

What each kind of them means is in `semantics.py`; everything that runs code asks here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domicile import ir
from domicile.resolve.domain.atoms import NONE_ATOM, Atom, Unknown
from domicile.resolve.domain.guards import simplify
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, NOTHING, Alternative, Value, one, without
from domicile.resolve.machine.branches import each
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.relevance.parts import blocks_of

if TYPE_CHECKING:
    from domicile.resolve.machine.arguments import Arguments


def evaluate(machine: Machine, state: State, frame: Frame, expr: ir.Expr) -> Value:
    """The values of an expression at this point; its side effects happen to `state`."""
    machine.account.step()
    if state.dead:
        return NOTHING
    return machine.semantics.expressions[type(expr)](machine, state, frame, expr)


def execute(machine: Machine, state: State, frame: Frame, statements: tuple[ir.Stmt, ...]) -> None:
    """Run statements in order until no path goes on."""
    for statement in statements:
        if state.dead:
            return
        if frame.slice is not None and id(statement) not in frame.slice:
            _leave(machine, state, frame, statement)
            continue
        if id(statement) in frame.quiet:
            machine.semantics.quiet(machine, state, frame, statement)
            continue
        machine.account.step()
        frame.statement = id(statement)
        machine.semantics.statements[type(statement)](machine, state, frame, statement)


def _may_raise(machine: Machine, state: State, frame: Frame, statement: ir.Stmt) -> None:
    """Note what a compound statement that is left out raises, for handlers that name it."""
    for block in blocks_of(statement):
        for inner in block:
            if isinstance(inner, ir.Raise) and isinstance(inner.value, ir.Call):
                branch = state.copy()
                branch.set(machine.raised, "value", evaluate(machine, branch, frame, inner.value))
                frame.raises.append(branch)
            else:
                _may_raise(machine, state, frame, inner)


def _leave(machine: Machine, state: State, frame: Frame, statement: ir.Stmt) -> None:
    """End the path at a statement that is left out for what it evaluates, but leads away."""
    if isinstance(statement, ir.Return):
        given = statement.value
        held = state.get(frame.id, given.id) if isinstance(given, ir.Name) else None
        frame.returns.append((state.copy(), held or NONE))
        state.kill()
    elif isinstance(statement, ir.Raise):
        if machine.catching and isinstance(statement.value, ir.Call):
            state.set(machine.raised, "value", evaluate(machine, state, frame, statement.value))
        frame.raises.append(state.copy())
        state.kill()
    elif machine.catching:
        _may_raise(machine, state, frame, statement)


def apply(
    machine: Machine,
    state: State,
    frame: Frame,
    function: Value,
    arguments: Arguments,
    span: ir.Span,
) -> Value:
    """Call whatever the value is, one alternative after the other."""
    real = without(function, NONE_ATOM) or function  # calling None raises

    def call(branch: State, atom: Atom) -> Value:
        function = machine.semantics.callables.get(type(atom))
        if function is None:
            return machine.unknown("the result of a call", frame.module.location(span))
        return function(machine, branch, frame, atom, arguments, span)

    found = each(machine, state, real, call)
    return found if len(found) < 2 else _one_answer(machine, found)


def _one_answer(machine: Machine, value: Value) -> Value:
    """The value with all answers of the API as one: none shows more than another."""
    answers = [alt for alt in value if _is_answer(machine, alt.atom)]
    if len(answers) < 2:
        return value
    if len(answers) == len(value):
        return one(answers[0].atom)
    others = (alt for alt in value if not _is_answer(machine, alt.atom))
    either = simplify(guard for _, guard in answers)
    return (*others, *(Alternative(answers[0].atom, guard) for guard in either))


def _is_answer(machine: Machine, atom: Atom) -> bool:
    return isinstance(atom, Unknown) and atom.foreign == machine.catalog.package and not atom.path
