"""Statements: what running them does to the state."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from domicile import ir
from domicile.resolve import names
from domicile.resolve.classes import define_class, plain
from domicile.resolve.conditions import split, split_compare
from domicile.resolve.expressions import assign, evaluate, evaluate_field
from domicile.resolve.loops import apart, loop_for, loop_while, rejoin
from domicile.resolve.modules import import_module, import_name
from domicile.resolve.objects import (
    any_element,
    dict_set_value,
    each,
    elements,
)
from domicile.resolve.operators import binary, subscript
from domicile.resolve.program import Closure, Frame, Machine
from domicile.resolve.state import State, join
from domicile.resolve.values import (
    ABSENT,
    ABSENT_VALUE,
    NONE,
    Atom,
    Ref,
    Value,
    constant,
    has,
    one,
    restrict,
    union,
)

COMPOUND = (ir.If, ir.While, ir.For, ir.With, ir.Try, ir.Match)


def execute(machine: Machine, state: State, frame: Frame, statements: tuple[ir.Stmt, ...]) -> None:
    """Run statements in order until no path goes on."""
    for statement in statements:
        if state.dead:
            return
        if frame.slice is not None and id(statement) not in frame.slice:
            continue
        machine.step()
        _HANDLERS[type(statement)](machine, state, frame, statement)


def _assign(machine: Machine, state: State, frame: Frame, node: ir.Assign) -> None:
    target = node.targets[0]
    key = target.index if isinstance(target, ir.Subscript) else None
    value = evaluate_field(machine, state, frame, key, node.value)
    for target in node.targets:
        assign(machine, state, frame, target, value)


def _declare(machine: Machine, state: State, frame: Frame, node: ir.Declare) -> None:
    """`a: T` binds nothing."""


def _augment(machine: Machine, state: State, frame: Frame, node: ir.Augment) -> None:
    old = evaluate(machine, state, frame, node.target)
    value = evaluate(machine, state, frame, node.value)
    if node.operator in ("|", "+") and _grow(machine, state, frame, node.operator, old, value):
        return
    new = binary(machine, state, frame, node.operator, old, value, node.span)
    assign(machine, state, frame, node.target, new)


def _grow(
    machine: Machine, state: State, frame: Frame, operator: str, old: Value, value: Value
) -> bool:
    """`d |= other` and `items += more` change the object in place."""
    from domicile.resolve.arguments import Arguments
    from domicile.resolve.methods import call_method
    from domicile.resolve.values import Builtin, Item

    kinds = ("dict",) if operator == "|" else ("list", "set")
    refs = [
        alt.atom
        for alt in old
        if isinstance(alt.atom, Ref) and machine.objects[alt.atom.id].kind in kinds
    ]
    if not refs or len(refs) < len(old):
        return False
    method = "update" if operator == "|" else "extend"
    arguments = Arguments((Item(value, None),), None, machine.no_keywords, None)
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
    true, false = split(machine, state, frame, node.test)
    execute(machine, true, frame, node.body)
    execute(machine, false, frame, node.orelse)
    rejoin(machine, state, [true, false])


def _type_checking(test: ir.Expr) -> bool:
    return getattr(test, "id", getattr(test, "name", "")) == "TYPE_CHECKING"


# --- jumps and exceptions ----------------------------------------------------------------


def _jump(machine: Machine, state: State, frame: Frame, node: ir.Jump) -> None:
    (frame.breaks if node.kind == "break" else frame.continues).append(state.copy())
    state.kill()


def _try(machine: Machine, state: State, frame: Frame, node: ir.Try) -> None:
    outer_raises, frame.raises = frame.raises, []
    snapshots: list[State] = []
    for statement in node.body:
        if state.dead:
            break
        if _may_raise(statement) and _matters(frame, statement):
            snapshots.append(state.copy())
        execute(machine, state, frame, (statement,))
        if isinstance(statement, COMPOUND) and not state.dead and _matters(frame, statement):
            snapshots.append(state.copy())  # what its blocks did before they failed
    snapshots = snapshots or [state.copy()]
    raised, frame.raises = frame.raises, outer_raises
    ends: list[State] = []
    if node.handlers:
        thrown = apart(machine, [*snapshots, *raised])
        failed = join(thrown, machine.marker)
        branches = machine.choice(len(node.handlers) + 1)
        state.narrow((branches[0],))
        execute(machine, state, frame, node.orelse)
        ends.append(state.copy())
        for handler, branch in zip(node.handlers, branches[1:], strict=True):
            if failed is not None:
                ends.append(_handle(machine, frame, failed, handler, (branch,)))
        if not _catches_all(node):
            frame.raises.extend(raised)
    else:
        execute(machine, state, frame, node.orelse)
        ends = [state.copy()]
        frame.raises.extend(raised)
    rejoin(machine, state, ends)
    if state.dead and node.final:
        # Left by return or raise: the final block still runs, on the way out.
        leaving = join(apart(machine, [s.copy() for s in snapshots]), machine.marker)
        if leaving is not None:
            execute(machine, leaving, frame, node.final)
        return
    execute(machine, state, frame, node.final)


def _may_raise(statement: ir.Stmt) -> bool:
    """Whether running a statement can fail; binding a name to a constant cannot."""
    return not (
        isinstance(statement, ir.Assign)
        and isinstance(statement.value, ir.Const)
        and all(isinstance(target, ir.Name) for target in statement.targets)
    )


def _matters(frame: Frame, statement: ir.Stmt) -> bool:
    return frame.slice is None or id(statement) in frame.slice


def _catches_all(node: ir.Try) -> bool:
    return any(
        handler.kind is None or getattr(handler.kind, "id", "") in ("Exception", "BaseException")
        for handler in node.handlers
    )


def _handle(
    machine: Machine, frame: Frame, failed: State, handler: ir.Handler, condition: Any
) -> State:
    branch = failed.copy()
    branch.narrow(condition)
    if handler.name is not None:
        unknown = machine.unknown("an exception")
        names.store(machine, branch, frame, handler.name, unknown)
    execute(machine, branch, frame, handler.body)
    return branch


def _with(machine: Machine, state: State, frame: Frame, node: ir.With) -> None:
    swallowed = False
    for item in node.items:
        value = evaluate(machine, state, frame, item.value)
        swallowed = swallowed or _suppresses(item.value)
        if item.target is not None:
            entered = _entered(machine, state, frame, value, item.value.span)
            assign(machine, state, frame, item.target, entered)
    before = state.copy()
    execute(machine, state, frame, node.body)
    if swallowed:
        rejoin(machine, state, apart(machine, [before, state.copy()]))


def _suppresses(value: ir.Expr) -> bool:
    if not isinstance(value, ir.Call):
        return False
    return getattr(value.function, "id", getattr(value.function, "name", "")) == "suppress"


def _entered(machine: Machine, state: State, frame: Frame, value: Value, span: ir.Span) -> Value:
    """What `with value as x` gives x."""
    from domicile.resolve.arguments import Arguments
    from domicile.resolve.attributes import attribute
    from domicile.resolve.calling import apply
    from domicile.resolve.classes import find

    def enter(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref):
            info = machine.objects[atom.id]
            if info.kind == "generator":
                return any_element(machine, branch, one(atom))
            if info.kind == "instance" and info.owner is not None:
                for name in ("__enter__", "__aenter__"):
                    if find(machine, branch, info.owner, name) is not None:
                        method = attribute(machine, branch, frame, one(atom), name, span)
                        empty = Arguments((), None, machine.no_keywords, None)
                        return apply(machine, branch, frame, method, empty, span)
        return one(atom)

    return each(machine, state, value, enter)


def _raise(machine: Machine, state: State, frame: Frame, node: ir.Raise) -> None:
    if node.value is not None:
        evaluate(machine, state, frame, node.value)
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
        matched, rest = _pattern(machine, rest, frame, subject, case.pattern)
        if case.guard is not None and not matched.dead:
            matched, refused = split(machine, matched, frame, case.guard)
            joined = join([rest, refused], machine.marker)
            rest = joined if joined is not None else refused
        execute(machine, matched, frame, case.body)
        ends.append(matched)
    rejoin(machine, state, [*ends, rest])


def _pattern(
    machine: Machine, state: State, frame: Frame, subject: Value, pattern: ir.Pattern
) -> tuple[State, State]:
    """The states in which the pattern matches and does not."""
    if isinstance(pattern, ir.PatternAny):
        if pattern.name is not None:
            names.store(machine, state, frame, pattern.name, restrict(subject, state.condition))
        return state, state.copy(())
    if isinstance(pattern, ir.PatternValue):
        value = evaluate(machine, state, frame, pattern.value)
        return split_compare(machine, state, "==", subject, value)
    if isinstance(pattern, ir.PatternAs):
        matched, rest = _pattern(machine, state, frame, subject, pattern.pattern)
        if not matched.dead:
            value = names.refined(matched, restrict(subject, matched.condition))
            names.store(machine, matched, frame, pattern.name, value)
        return matched, rest
    if isinstance(pattern, ir.PatternOr):
        found: list[State] = []
        rest = state
        for option in pattern.options:
            matched, rest = _pattern(machine, rest, frame, subject, option)
            found.append(matched)
        joined = join(found, machine.marker)
        return (joined if joined is not None else state.copy(())), rest
    if isinstance(pattern, ir.PatternSequence):
        return _sequence_pattern(machine, state, frame, subject, pattern)
    yes, no = machine.choice(2)
    matched, rest = state.copy(), state.copy()
    matched.narrow((yes,))
    rest.narrow((no,))
    for name in pattern.names:
        names.store(machine, matched, frame, name, machine.unknown(f"`{name}` of a match"))
    return matched, rest


def _sequence_pattern(
    machine: Machine, state: State, frame: Frame, subject: Value, pattern: ir.PatternSequence
) -> tuple[State, State]:
    matched = state
    rests: list[State] = []
    for index, inner in enumerate(pattern.items):
        if pattern.star is not None and index >= pattern.star:
            part = union(a for item in elements(machine, matched, subject) for a in item.value)
        else:
            span = ir.Span(1, 1, 1, 1)
            part = subscript(machine, matched, frame, subject, constant(index), span)
        matched, rest = _pattern(machine, matched, frame, part, inner)
        rests.append(rest)
    joined = join(rests, machine.marker)
    return matched, joined if joined is not None else state.copy(())


# --- definitions --------------------------------------------------------------------------


def _delete(machine: Machine, state: State, frame: Frame, node: ir.Delete) -> None:
    for target in node.targets:
        if isinstance(target, ir.Name):
            names.store(machine, state, frame, target.id, ABSENT_VALUE)
        elif isinstance(target, ir.Subscript):
            base = evaluate(machine, state, frame, target.base)
            index = plain(machine, evaluate(machine, state, frame, target.index))
            each(machine, state, base, partial(_delete_item, machine, index))
        elif isinstance(target, ir.Attribute):
            base = evaluate(machine, state, frame, target.base)
            names.store_attribute(machine, state, frame, base, target.name, ABSENT_VALUE)


def _delete_item(machine: Machine, index: Value, state: State, atom: Atom) -> Value:
    if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
        dict_set_value(machine, state, atom.id, index, ABSENT_VALUE)
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
        return  # looked up when a name is not found
    value = import_name(machine, frame.module, node.module, node.level, node.name)
    names.store(machine, state, frame, node.alias or node.name, value)


def _function(machine: Machine, state: State, frame: Frame, node: ir.Function) -> None:
    from domicile.resolve.calling import decorate
    from domicile.resolve.classes import method_kind

    defaults = {
        parameter.name: evaluate(machine, state, frame, parameter.default)
        for parameter in node.parameters
        if parameter.default is not None
    }
    chain = tuple(f for f in frame.chain if f not in machine.class_frames)
    owner = frame.owner if frame.closure is None else None
    closure = Closure(frame.module, node.name, chain, node, None, owner, defaults)
    if owner is not None:
        last = [_decorator_name(decorator) for decorator in node.decorators]
        if any(part in ("setter", "deleter", "overload") for part in last):
            return
        owner.methods[node.name] = closure
        kind = method_kind(last)
        if kind is not None:
            from domicile.resolve.values import Wrapped

            names.store(machine, state, frame, node.name, one(Wrapped(kind, closure)))
            return
    else:
        frame.nested.append(closure)
    value = decorate(machine, state, frame, closure) if node.decorators else one(closure)
    names.store(machine, state, frame, node.name, value)


def _decorator_name(decorator: ir.Expr) -> str:
    if isinstance(decorator, ir.Call):
        decorator = decorator.function
    return getattr(decorator, "id", getattr(decorator, "name", ""))


def _class(machine: Machine, state: State, frame: Frame, node: ir.Class) -> None:
    define_class(machine, state, frame, node)


_HANDLERS: dict[type, Callable[[Machine, State, Frame, Any], None]] = {
    ir.Assign: _assign,
    ir.Declare: _declare,
    ir.Augment: _augment,
    ir.Evaluate: _evaluate,
    ir.Return: _return,
    ir.If: _if,
    ir.While: loop_while,
    ir.For: loop_for,
    ir.Try: _try,
    ir.With: _with,
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
