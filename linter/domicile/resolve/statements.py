"""Statements: what running them does to the state."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from domicile import ir
from domicile.resolve import names
from domicile.resolve.adopted import adopt, touch
from domicile.resolve.arguments import passing
from domicile.resolve.assignment import assign
from domicile.resolve.bases import bases_of
from domicile.resolve.branches import each, rejoin
from domicile.resolve.calling import call_closure
from domicile.resolve.classes import define_class
from domicile.resolve.conditions import split
from domicile.resolve.contexts import run_try, run_with
from domicile.resolve.decorators import decorate, decorator_name, method_kind
from domicile.resolve.dicts import dict_set_value
from domicile.resolve.enums import plain
from domicile.resolve.headers import run_annotation, run_header
from domicile.resolve.interpreter import evaluate, execute
from domicile.resolve.loops import loop_for, loop_while
from domicile.resolve.methods import call_method
from domicile.resolve.modules import import_module, import_name
from domicile.resolve.patterns import match_pattern
from domicile.resolve.program import ClassInfo, Closure, Frame, Machine
from domicile.resolve.sequences import loose_elements, loosened
from domicile.resolve.setting import ALL, note_setter
from domicile.resolve.special_methods import operated, special
from domicile.resolve.state import REST, State, join
from domicile.resolve.unread import evaluate_field, is_made, set_unread, sets_unread
from domicile.resolve.values import (
    ABSENT,
    ABSENT_VALUE,
    NONE,
    Atom,
    Builtin,
    Ref,
    Unknown,
    Value,
    Wrapped,
    constant,
    has,
    one,
)

MIXING = frozenset({"*", "-", "&", "^", "|"})  # operators that change a list or set in place


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


def _augment(machine: Machine, state: State, frame: Frame, node: ir.Augment) -> None:
    old = evaluate(machine, state, frame, node.target)
    value = evaluate(machine, state, frame, node.value)
    if node.operator == "|" and any(machine.is_dict(atom) for atom, _ in value):
        old = _as_dicts(machine, state, frame, node, old)
    if node.operator in ("|", "+") and _grow(machine, state, frame, node.operator, old, value):
        return
    if node.operator in MIXING and _mix(machine, state, node.operator, old, value):
        return
    new = operated(machine, state, frame, node.operator, old, value, node.span, in_place=True)
    assign(machine, state, frame, node.target, new)


def _mix(machine: Machine, state: State, operator: str, old: Value, value: Value) -> bool:
    """`items *= 2`, `found -= other`: the list or set itself changes, for whoever else holds it."""
    found = [atom for atom, _ in old if machine.is_sequence(atom)]
    if not found or len(found) < len(old):
        return False
    if any(machine.objects[atom.id].kind not in ("list", "set") for atom in found):
        return False
    more = loose_elements(machine, state, value) if operator in ("^", "|") else ()
    for atom in found:
        loosened(machine, state, atom.id, more)
    return True


def _as_dicts(machine: Machine, state: State, frame: Frame, node: ir.Augment, old: Value) -> Value:
    """What `|=` changes in place where it is given a dict: a mapping, if it is not shown."""
    if len(old) == 1 and isinstance(old[0].atom, Unknown):
        identity = adopt(machine, state, frame, node.target, old[0].atom)
        return old if identity is None else one(Ref(identity))
    return old


def _grow(
    machine: Machine, state: State, frame: Frame, operator: str, old: Value, value: Value
) -> bool:
    """`d |= other` and `items += more` change the object in place."""
    kinds = ("dict",) if operator == "|" else ("list", "set")
    refs = [
        alt.atom
        for alt in old
        if isinstance(alt.atom, Ref) and machine.objects[alt.atom.id].kind in kinds
    ]
    if not refs or len(refs) < len(old):
        return False
    method = "update" if operator == "|" else "extend"
    arguments = passing(machine, value)
    for atom in refs:
        call_method(machine, state, frame, Builtin(atom, method), arguments, ir.Span(1, 1, 1, 1))
    return True


def _evaluate(machine: Machine, state: State, frame: Frame, node: ir.Evaluate) -> None:
    evaluate(machine, state, frame, node.value)
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


def _delete(machine: Machine, state: State, frame: Frame, node: ir.Delete) -> None:
    for target in node.targets:
        if isinstance(target, ir.Name):
            names.store(machine, state, frame, target.id, ABSENT_VALUE)
        elif isinstance(target, ir.Subscript):
            base = evaluate(machine, state, frame, target.base)
            index = plain(machine, evaluate(machine, state, frame, target.index))
            each(machine, state, base, partial(_delete_item, machine, frame, index, target))
        elif isinstance(target, ir.Attribute):
            base = evaluate(machine, state, frame, target.base)
            each(machine, state, base, partial(_delete_attribute, machine, frame, target))


def _delete_attribute(
    machine: Machine, frame: Frame, target: ir.Attribute, state: State, atom: Atom
) -> Value:
    """`del base.name`: by the code that its class has for that, if it has some."""
    owner = machine.class_of(atom)
    found = None if owner is None else _deleter(owner, target.name)
    if found is not None:
        call_closure(machine, state, frame, found, passing(machine), atom, target.span)
        return NONE
    name = (constant(target.name),)
    if special(machine, state, frame, atom, "__delattr__", name, target.span) is None:
        names.store_attribute(machine, state, frame, one(atom), target.name, ABSENT_VALUE)
    return NONE


def _deleter(owner: ClassInfo, name: str) -> Closure | None:
    bases = (base for base in bases_of(owner) if isinstance(base, ClassInfo))
    return next((d for base in bases if (d := base.setters.get(f"del {name}"))), None)


def _delete_item(
    machine: Machine, frame: Frame, index: Value, target: ir.Subscript, state: State, atom: Atom
) -> Value:
    if special(machine, state, frame, atom, "__delitem__", (index,), target.span) is not None:
        return NONE
    if isinstance(atom, Unknown):
        shown = all(isinstance(getattr(a, "value", None), str) for a, _ in index)
        identity = adopt(machine, state, frame, target.base, atom) if shown else None
        if identity is not None:
            atom = Ref(identity)
        else:
            touch(machine, state, atom, REST, ABSENT_VALUE)
    if machine.is_dict(atom):
        dict_set_value(machine, state, atom.id, index, ABSENT_VALUE)
    elif machine.is_sequence(atom):
        loosened(machine, state, atom.id)
    return NONE


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
        from domicile.resolve.stars import bring

        bring(machine, state, frame, node)
        return
    value = import_name(machine, frame.module, node.module, node.level, node.name)
    names.store(machine, state, frame, node.alias or node.name, value)


def _function(machine: Machine, state: State, frame: Frame, node: ir.Function) -> None:
    defaults = {
        parameter.name: evaluate(machine, state, frame, parameter.default)
        for parameter in node.parameters
        if parameter.default is not None
    }
    chain = tuple(f for f in frame.chain if f not in machine.class_frames)
    owner = frame.owner if frame.closure is None else None
    closure = Closure(frame.module, node.name, chain, node, None, owner, defaults)
    run_header(machine, state, frame, closure, decorators=False)
    if owner is not None:
        last = [decorator_name(decorator) for decorator in node.decorators]
        if "setter" in last or node.name == ALL:
            note_setter(machine, owner, node.name, closure)
        if "deleter" in last:
            owner.setters[f"del {node.name}"] = closure
        if any(part in ("setter", "deleter", "overload") for part in last):
            return
        owner.methods[node.name] = closure
        kind = method_kind(last)
        if kind is not None:
            names.store(machine, state, frame, node.name, one(Wrapped(kind, closure)))
            return
    else:
        frame.nested.append(closure)
    value = decorate(machine, state, frame, closure) if node.decorators else one(closure)
    names.store(machine, state, frame, node.name, value)


def _class(machine: Machine, state: State, frame: Frame, node: ir.Class) -> None:
    define_class(machine, state, frame, node)


STATEMENTS: dict[type, Callable[[Machine, State, Frame, Any], None]] = {
    ir.Assign: _assign,
    ir.Declare: _declare,
    ir.Augment: _augment,
    ir.Evaluate: _evaluate,
    ir.Return: _return,
    ir.If: _if,
    ir.Later: _later,
    ir.While: loop_while,
    ir.For: loop_for,
    ir.Try: run_try,
    ir.With: run_with,
    ir.Match: _match,
    ir.Delete: _delete,
    ir.Raise: _raise,
    ir.Assert: _assert,
    ir.Scope: _scope,
    ir.Jump: _jump,
    ir.Import: _import,
    ir.ImportFrom: _import_from,
    ir.Function: _function,
    ir.Class: _class,
}
