"""Decorators: how a decorated function of the tree is bound, and what is left of it."""

from __future__ import annotations

from domicile import ir
from domicile.resolve.domain.atoms import BoundMethod, Builtin, External, Partial, Unknown, Wrapped
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one
from domicile.resolve.functions.bodies import function_head
from domicile.resolve.library.command_contexts import PASSING
from domicile.resolve.machine.arguments import passing
from domicile.resolve.machine.interpreter import apply, evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame

PROPERTIES = frozenset({"property", "cached_property", "computed_field", "hybrid_property"})

# The builtins among these names: a module that has its own by such a name means that.
METHOD_KINDS = frozenset({"classmethod", "property", "staticmethod"})


def method_kind(decorators: list[str]) -> str | None:
    """How a decorated method is bound: "property", "static", "class", or None for as usual."""
    if any(name in PROPERTIES for name in decorators):
        return "property"
    if "staticmethod" in decorators:
        return "static"
    if "classmethod" in decorators or "validator" in decorators:
        return "class"
    return None


def decorate(machine: Machine, state: State, frame: Frame, closure: Closure) -> Value:
    """A function behind its decorators; those from outside the tree leave it what it is."""
    node = function_head(closure)
    value: Value = one(closure)
    if not isinstance(node, ir.Function):
        return value
    for decorator in reversed(node.decorators):
        if isinstance(decorator, ir.Attribute) and decorator.name in ("setter", "deleter"):
            before = evaluate(machine, state, frame, decorator.base)
            if any(isinstance(atom, Wrapped) for atom, _ in before):
                value = before  # the property stays what it was to who reads it
                continue
        if decorator_name(decorator) == "wraps":
            _note_wrapped(machine, state, frame, closure, decorator)
            continue
        found = evaluate(machine, state, frame, decorator)
        kind = method_kind([decorator_name(decorator)])
        shadowed = isinstance(decorator, ir.Name) and decorator.id in METHOD_KINDS
        if shadowed and any(isinstance(atom, Closure | ClassInfo) for atom, _ in found):
            kind = None
        if kind is not None:
            value = one(Wrapped(kind, closure))
        elif found and all(
            isinstance(atom, Closure | BoundMethod | Builtin | ClassInfo | Partial)
            or machine.class_of(atom)
            or (isinstance(atom, External) and atom.path in PASSING)
            for atom, _ in found
        ):
            arguments = passing(machine, value)
            value = apply(machine, state, frame, found, arguments, decorator.span)
        elif any(isinstance(atom, Unknown) for atom, _ in found):
            closure.escaped = True  # registered somewhere, such as `@app.get("/")`
    return value


def _note_wrapped(
    machine: Machine, state: State, frame: Frame, closure: Closure, decorator: ir.Expr
) -> None:
    """`@wraps(function)`: the wrapper's `__wrapped__` is the function."""
    if isinstance(decorator, ir.Call) and decorator.arguments:
        value = evaluate(machine, state, frame, decorator.arguments[0].value)
        machine.write(state, machine.fields_of(closure), "__wrapped__", value)


def decorator_name(decorator: ir.Expr) -> str:
    """The last part of a decorator's name."""
    return ir.last_name(decorator.function if isinstance(decorator, ir.Call) else decorator)
