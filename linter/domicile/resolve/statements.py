"""Statements: what running them does to the state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domicile import ir
from domicile.resolve import names
from domicile.resolve.classes import define_class, plain
from domicile.resolve.conditions import split, split_compare
from domicile.resolve.expressions import assign, evaluate, evaluate_field
from domicile.resolve.modules import import_module, import_name
from domicile.resolve.objects import (
    any_element,
    dict_set,
    elements,
    is_sequence,
)
from domicile.resolve.operators import binary, subscript
from domicile.resolve.program import Closure, Frame, Machine
from domicile.resolve.state import State, join
from domicile.resolve.values import (
    ABSENT,
    ABSENT_VALUE,
    NONE,
    Atom,
    Const,
    Items,
    Ref,
    Unknown,
    Value,
    constant,
    has,
    one,
    restrict,
    union,
)

COMPOUND = (ir.If, ir.While, ir.For, ir.With, ir.Try, ir.Match)
LOOP_PASSES = 2


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
    _rejoin(machine, state, [true, false])


def _type_checking(test: ir.Expr) -> bool:
    return getattr(test, "id", getattr(test, "name", "")) == "TYPE_CHECKING"


def _rejoin(machine: Machine, state: State, states: list[State]) -> None:
    joined = join(states, machine.marker)
    if joined is None:
        state.kill()
    else:
        state.become(joined)


# --- loops --------------------------------------------------------------------------------


def _for(machine: Machine, state: State, frame: Frame, node: ir.For) -> None:
    iterable = evaluate(machine, state, frame, node.iterable)
    if state.dead:
        return

    def enter(branch: State) -> State:
        target = any_element(machine, branch, iterable)
        if not target:
            branch.kill()
        assign(machine, branch, frame, node.target, target)
        return branch

    empty = not _surely_runs(machine, state, iterable)
    _loop(machine, state, frame, node.body, node.orelse, enter, empty)


def _surely_runs(machine: Machine, state: State, iterable: Value) -> bool:
    return all(
        is_sequence(machine, atom)
        and isinstance(atom, Ref)
        and all(
            isinstance(inner, Items) and inner.items
            for inner, _ in state.get(atom.id, ("items",)) or ()
        )
        for atom, _ in restrict(iterable, state.condition)
    )


def _while(machine: Machine, state: State, frame: Frame, node: ir.While) -> None:
    def enter(branch: State) -> State:
        true, _ = split(machine, branch, frame, node.test)
        return true

    _, false = split(machine, state.copy(), frame, node.test)
    endless = false.dead and isinstance(node.test, ir.Const)
    _loop(machine, state, frame, node.body, node.orelse, enter, not false.dead, endless)
    if not endless and not state.dead:
        _, done = split(machine, state.copy(), frame, node.test)
        if not done.dead and not frame.breaks:
            state.become(done)


def _loop(
    machine: Machine,
    state: State,
    frame: Frame,
    body: tuple[ir.Stmt, ...],
    orelse: tuple[ir.Stmt, ...],
    enter: Callable[[State], State],
    may_be_empty: bool,
    endless: bool = False,
) -> None:
    """Run a body until what it makes of the state no longer changes, or widen what does."""
    outer = (frame.breaks, frame.continues, frame.loop_start)
    frame.breaks, frame.loop_start = [], machine.new_id()
    exits: list[State] = [state.copy()] if may_be_empty else []
    current = state.copy()
    for number in range(LOOP_PASSES):
        frame.continues = []
        branch = enter(current.copy())
        execute(machine, branch, frame, body)
        after = join([branch, *frame.continues], machine.marker)
        if after is None:
            break
        exits.append(after)
        if number == LOOP_PASSES - 1:
            _widen(machine, frame, current, after)
            break
        again = _either_state(machine, current, after)
        if again is None:
            break
        current = again
    breaks = frame.breaks
    frame.breaks, frame.continues, frame.loop_start = outer
    done = join(_apart(machine, exits), machine.marker) if exits and not endless else None
    if done is not None:
        execute(machine, done, frame, orelse)
    ends = [s for s in ([done] if done is not None else []) if not s.dead] + breaks
    _rejoin(machine, state, _apart(machine, ends))


def _either_state(machine: Machine, before: State, after: State) -> State | None:
    """The state before a further pass, or None if the last one changed nothing."""
    if all(before.store.get(key) is value for key, value in after.store.items()):
        return None
    return join(_apart(machine, [before.copy(), after.copy()]), machine.marker)


def _apart(machine: Machine, states: list[State]) -> list[State]:
    """The states under the branches of a new choice: any of them may be the one."""
    if len(states) < 2:
        return states
    branches = machine.choice(len(states))
    for state, branch in zip(states, branches, strict=True):
        state.narrow((branch,))
    return states


def _widen(machine: Machine, frame: Frame, before: State, after: State) -> None:
    """What still changes in the last pass may be anything in a later one."""
    for key, value in list(after.store.items()):
        old = before.store.get(key)
        if old is value or old is None:
            continue
        known = {atom for atom, _ in old}
        opened = any(isinstance(atom, Unknown) for atom in known)
        fresh = [
            atom
            for atom, _ in value
            if atom not in known
            and not (isinstance(atom, Unknown) and opened)
            and not _new_object(frame, atom)
            and not isinstance(atom, Items)
        ]
        if fresh:
            unknown = machine.unknown("changes from one pass of a loop to the next")
            after.store[key] = union((*value, *unknown))


def _new_object(frame: Frame, atom: Atom) -> bool:
    return isinstance(atom, Ref) and frame.loop_start is not None and atom.id > frame.loop_start


def _jump(machine: Machine, state: State, frame: Frame, node: ir.Jump) -> None:
    (frame.breaks if node.kind == "break" else frame.continues).append(state.copy())
    state.kill()


# --- exceptions and contexts --------------------------------------------------------------


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
        thrown = _apart(machine, [*snapshots, *raised])
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
    _rejoin(machine, state, ends)
    if state.dead and node.final:
        # Left by return or raise: the final block still runs, on the way out.
        leaving = join(_apart(machine, [s.copy() for s in snapshots]), machine.marker)
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
        _rejoin(machine, state, _apart(machine, [before, state.copy()]))


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
    from domicile.resolve.objects import each

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
    _rejoin(machine, state, [*ends, rest])


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
            for atom, _ in base:
                if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
                    for key, _ in index:
                        if isinstance(key, Const):
                            dict_set(machine, state, atom.id, key.value, ABSENT_VALUE)
        elif isinstance(target, ir.Attribute):
            base = evaluate(machine, state, frame, target.base)
            names.store_attribute(machine, state, frame, base, target.name, ABSENT_VALUE)


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
    ir.While: _while,
    ir.For: _for,
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
