"""What an expression can be: one function for each kind of expression."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domicile import ir
from domicile.python.names import Names
from domicile.python.walk_ir import walk
from domicile.resolve import calling, conditions, names
from domicile.resolve.arguments import known_items
from domicile.resolve.attributes import attribute
from domicile.resolve.branches import each, merge
from domicile.resolve.conditions import negation, split
from domicile.resolve.dicts import dict_copy, dict_set_value, dict_update, new_dict, open_dict
from domicile.resolve.enums import plain
from domicile.resolve.guards import ALWAYS, simplify
from domicile.resolve.operators import binary, concatenated, sliced, subscript
from domicile.resolve.program import Closure, Frame, Machine
from domicile.resolve.sequences import append, elements, in_turn, is_sequence, new_list
from domicile.resolve.state import State, join
from domicile.resolve.values import (
    NONE,
    NOTHING,
    Atom,
    Item,
    Ref,
    Value,
    constant,
    mapped,
    one,
    union,
)

MOST_TURNS = 24  # elements of a comprehension that are told apart


def evaluate(machine: Machine, state: State, frame: Frame, expr: ir.Expr) -> Value:
    """The values of an expression at this point; its side effects happen to `state`."""
    machine.step()
    if state.dead:
        return NOTHING
    handler = _HANDLERS[type(expr)]
    return handler(machine, state, frame, expr)


def _const(machine: Machine, state: State, frame: Frame, expr: ir.Const) -> Value:
    return constant(expr.value)


def _name(machine: Machine, state: State, frame: Frame, expr: ir.Name) -> Value:
    return names.load(machine, state, frame, expr.id, expr.span)


def _attribute(machine: Machine, state: State, frame: Frame, expr: ir.Attribute) -> Value:
    base = evaluate(machine, state, frame, expr.base)
    return attribute(machine, state, frame, base, expr.name, expr.span)


def _subscript(machine: Machine, state: State, frame: Frame, expr: ir.Subscript) -> Value:
    base = evaluate(machine, state, frame, expr.base)
    if isinstance(expr.index, ir.Slice):
        parts = (expr.index.lower, expr.index.upper, expr.index.step)
        bounds = [NONE if p is None else evaluate(machine, state, frame, p) for p in parts]
        return sliced(machine, state, frame, base, bounds, expr.span)
    index = evaluate(machine, state, frame, expr.index)
    return subscript(machine, state, frame, base, index, expr.span)


def _slice(machine: Machine, state: State, frame: Frame, expr: ir.Slice) -> Value:
    for part in (expr.lower, expr.upper, expr.step):
        if part is not None:
            evaluate(machine, state, frame, part)
    return machine.unknown("a slice", frame.module.location(expr.span))


def _dict(machine: Machine, state: State, frame: Frame, expr: ir.DictDisplay) -> Value:
    identity = new_dict(machine, state, frame.module.location(expr.span))
    for item in expr.items:
        value = evaluate_field(machine, state, frame, item.key, item.value)
        if item.key is None:
            dict_update(machine, state, identity, value)
            continue
        key = evaluate(machine, state, frame, item.key)
        dict_set_value(machine, state, identity, plain(machine, key), value)
        for atom, _ in key:
            name = getattr(atom, "value", None)
            if name is not None:
                place = frame.module.location(item.span)
                machine.key_locations[identity, name] = place
    return one(Ref(identity))


def evaluate_field(
    machine: Machine, state: State, frame: Frame, key: ir.Expr | str | None, expr: ir.Expr
) -> Value:
    """The value of a dict item or keyword; one that no verdict reads is not worked out."""
    name = key.value if isinstance(key, ir.Const) else key
    if name in machine.catalog.unread and not simple(expr) and not leads(machine, frame, expr):
        return machine.unknown("a field that does not matter", frame.module.location(expr.span))
    return evaluate(machine, state, frame, expr)


def simple(expr: ir.Expr) -> bool:
    return isinstance(expr, ir.Const | ir.Name | ir.Attribute)


def leads(machine: Machine, frame: Frame, expr: ir.Expr) -> bool:
    """Whether an expression mentions something that may lead to a call, or binds a name."""
    key = id(expr)
    found = machine.leading.get(key)
    if found is None:
        names = Names()
        walk([expr], names)
        found = bool(names.binds) or machine.leading_names(frame.module.path).found(names)
        machine.leading[key] = found
    return found


def _sequence(machine: Machine, state: State, frame: Frame, expr: ir.SequenceDisplay) -> Value:
    items: list[Item] = []
    rest: list[Item] = []
    for element in expr.items:
        if isinstance(element, ir.Starred):
            spliced = evaluate(machine, state, frame, element.value)
            exact = known_items(machine, state, spliced)
            if exact is not None and not rest:
                items.extend(exact)
                continue
            rest.extend(elements(machine, state, spliced))
            continue
        value = evaluate(machine, state, frame, element)
        item = Item(value, frame.module.location(element.span))
        (rest if rest else items).append(item)
    return new_list(machine, state, tuple(items), tuple(rest), expr.kind)


def _starred(machine: Machine, state: State, frame: Frame, expr: ir.Starred) -> Value:
    return evaluate(machine, state, frame, expr.value)


def _unary(machine: Machine, state: State, frame: Frame, expr: ir.Unary) -> Value:
    if expr.operator == "not":
        return _as_bool(machine, state, frame, expr)
    value = evaluate(machine, state, frame, expr.operand)
    if expr.operator == "-":

        def negate(atom: Atom) -> Value:
            number = getattr(atom, "value", None)
            if isinstance(number, int | float):
                return constant(-number)
            return machine.unknown("a computed number", frame.module.location(expr.span))

        return mapped(value, negate)
    return machine.unknown("a computed number", frame.module.location(expr.span))


def _binary(machine: Machine, state: State, frame: Frame, expr: ir.Binary) -> Value:
    left = evaluate(machine, state, frame, expr.left)
    right = evaluate(machine, state, frame, expr.right)
    return binary(machine, state, frame, expr.operator, left, right, expr.span)


def _boolean(machine: Machine, state: State, frame: Frame, expr: ir.Boolean) -> Value:
    left = evaluate(machine, state, frame, expr.left)
    truthy, falsy = conditions.truth_of(machine, state, left)
    kept, other = (truthy, falsy) if expr.operator == "or" else (falsy, truthy)
    stay = state.copy(conditions.met(state, kept))
    go_on = state.copy(conditions.met(state, other))
    right = NOTHING if go_on.dead else evaluate(machine, go_on, frame, expr.right)
    return merge(machine, state, [(stay, union(kept)), (go_on, right)])


def _as_bool(machine: Machine, state: State, frame: Frame, expr: ir.Expr) -> Value:
    true, false = split(machine, state.copy(), frame, expr)
    return merge(machine, state, [(true, constant(True)), (false, constant(False))])


def _conditional(machine: Machine, state: State, frame: Frame, expr: ir.Conditional) -> Value:
    true, false = split(machine, state.copy(), frame, expr.test)
    body = evaluate(machine, true, frame, expr.body)
    orelse = evaluate(machine, false, frame, expr.orelse)
    return merge(machine, state, [(true, body), (false, orelse)])


def _formatted_string(
    machine: Machine, state: State, frame: Frame, expr: ir.FormattedString
) -> Value:
    parts = [evaluate(machine, state, frame, part) for part in expr.parts]
    return concatenated(machine, state, frame, parts, expr.span)


def _formatted(machine: Machine, state: State, frame: Frame, expr: ir.Formatted) -> Value:
    evaluate(machine, state, frame, expr.value)
    return machine.unknown("a formatted value", frame.module.location(expr.span))


def _lambda(machine: Machine, state: State, frame: Frame, expr: ir.Lambda) -> Value:
    defaults = {
        parameter.name: evaluate(machine, state, frame, parameter.default)
        for parameter in expr.parameters
        if parameter.default is not None
    }
    closure = Closure(frame.module, "<lambda>", frame.chain, expr, None, None, defaults)
    frame.nested.append(closure)
    return one(closure)


def _comprehension(machine: Machine, state: State, frame: Frame, expr: ir.Comprehension) -> Value:
    work = state.copy()
    outer_loop = frame.loop_start
    frame.loop_start = machine.new_id()
    exact = _exact_items(machine, work, frame, expr)
    if exact is not None:
        frame.loop_start = outer_loop
        state.become(work)
        return exact
    for clause in expr.clauses:
        iterable = evaluate(machine, work, frame, clause.iterable)
        target = union(a for item in elements(machine, work, iterable) for a in item.value)
        assign(machine, work, frame, clause.target, target)
        for test in clause.conditions:
            work, _ = split(machine, work, frame, test)
    key = evaluate(machine, work, frame, expr.key) if expr.key is not None else None
    value = evaluate(machine, work, frame, expr.element)
    frame.loop_start = outer_loop
    condition = state.condition
    joined = join([state.copy(), work], machine.marker)
    if joined is not None:
        state.become(joined)
        state.condition = condition
    if key is not None:
        identity = new_dict(machine, state, frame.module.location(expr.span))
        if work.dead:
            return one(Ref(identity))
        dict_set_value(machine, state, identity, plain(machine, key), value)
        names_known = all(isinstance(alt.atom, type(constant("")[0].atom)) for alt in key)
        if not names_known or len(key) > 1:
            open_dict(machine, state, identity, value)
        return one(Ref(identity))
    rest = () if work.dead else (Item(value, frame.module.location(expr.element.span)),)
    return new_list(machine, state, (), rest, expr.kind)


def _exact_items(
    machine: Machine, work: State, frame: Frame, expr: ir.Comprehension
) -> Value | None:
    """The dict of `{k: v for k, v in d.items() if v}` over a known dict, key by key.

    Likewise a list without conditions, element by element.
    """
    if len(expr.clauses) != 1:
        return None
    clause = expr.clauses[0]
    if expr.key is None and (clause.conditions or expr.kind == "set"):
        return None
    iterable = evaluate(machine, work, frame, clause.iterable)
    walked = in_turn(machine, work, iterable)
    if walked is None or len(walked) > MOST_TURNS:
        return None
    if expr.key is None:
        return _listed(machine, work, frame, expr, walked)
    identity = new_dict(machine, work, frame.module.location(expr.span))
    for item in walked:
        there = simplify(guard for _, guard in item.value)
        branch = work.copy()
        branch.narrow(there)
        if branch.dead:
            continue
        gone = work.copy()
        gone.narrow(negation(there))
        assign(machine, branch, frame, clause.target, item.value)
        skipped = [gone]
        for condition in clause.conditions:
            branch, no = split(machine, branch, frame, condition)
            skipped.append(no)
        key = evaluate(machine, branch, frame, expr.key)
        result = evaluate(machine, branch, frame, expr.element)
        if not branch.dead:
            dict_set_value(machine, branch, identity, plain(machine, key), result)
        joined = join([branch, *skipped], machine.marker)
        if joined is None:
            return None
        work.become(joined)
    return one(Ref(identity))


def _listed(
    machine: Machine, work: State, frame: Frame, expr: ir.Comprehension, walked: list[Item]
) -> Value | None:
    """The list of a comprehension over elements that are all there."""
    if any(simplify(guard for _, guard in item.value) != ALWAYS for item in walked):
        return None
    place = frame.module.location(expr.element.span)
    made: list[Item] = []
    for item in walked:
        assign(machine, work, frame, expr.clauses[0].target, item.value)
        made.append(Item(evaluate(machine, work, frame, expr.element), place))
    return None if work.dead else new_list(machine, work, tuple(made), (), expr.kind)


def _walrus(machine: Machine, state: State, frame: Frame, expr: ir.Walrus) -> Value:
    value = evaluate(machine, state, frame, expr.value)
    assign(machine, state, frame, expr.target, value)
    return value


def _await(machine: Machine, state: State, frame: Frame, expr: ir.Await) -> Value:
    return evaluate(machine, state, frame, expr.value)


def _yield(machine: Machine, state: State, frame: Frame, expr: ir.Yield) -> Value:
    if expr.value is not None:
        value = evaluate(machine, state, frame, expr.value)
        if expr.delegate:
            frame.yields.extend(elements(machine, state, value))
        else:
            frame.yields.append(Item(value, frame.module.location(expr.value.span)))
    else:
        frame.yields.append(Item(NONE, None))
    frame.suspended.append(state.copy())
    return machine.unknown("what is sent into a generator", frame.module.location(expr.span))


def _opaque(machine: Machine, state: State, frame: Frame, expr: ir.Opaque) -> Value:
    for part in expr.parts:
        evaluate(machine, state, frame, part)
    return machine.unknown(expr.what, frame.module.location(expr.span))


# --- binding ------------------------------------------------------------------------------


def assign(machine: Machine, state: State, frame: Frame, target: ir.Expr, value: Value) -> None:
    """Bind a target: a name, an attribute, an item, or several of them at once."""
    if state.dead:
        return
    if isinstance(target, ir.Name):
        names.store(machine, state, frame, target.id, value)
    elif isinstance(target, ir.Attribute):
        base = evaluate(machine, state, frame, target.base)
        names.store_attribute(machine, state, frame, base, target.name, value)
    elif isinstance(target, ir.Subscript):
        _assign_item(machine, state, frame, target, value)
    elif isinstance(target, ir.SequenceDisplay):
        _unpack(machine, state, frame, target, value)
    elif isinstance(target, ir.Starred):
        assign(machine, state, frame, target.value, value)


def _assign_item(
    machine: Machine, state: State, frame: Frame, target: ir.Subscript, value: Value
) -> None:
    base = evaluate(machine, state, frame, target.base)
    index = plain(machine, evaluate(machine, state, frame, target.index))

    def put(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref):
            kind = machine.objects[atom.id].kind
            if kind == "dict":
                dict_set_value(machine, branch, atom.id, index, value)
                for key, _ in index:
                    name = getattr(key, "value", None)
                    if name is not None:
                        place = frame.module.location(target.span)
                        machine.key_locations[atom.id, name] = place
            elif kind == "list":
                append(machine, branch, frame, atom.id, Item(value, None))
        return NOTHING

    each(machine, state, base, put)


def _unpack(
    machine: Machine, state: State, frame: Frame, target: ir.SequenceDisplay, value: Value
) -> None:
    star = next((i for i, t in enumerate(target.items) if isinstance(t, ir.Starred)), None)
    exact = known_items(machine, state, value) if star is not None else None
    if star is not None and exact is not None and len(exact) >= len(target.items) - 1:
        end = len(exact) - (len(target.items) - 1 - star)
        taken = [*(i.value for i in exact[:star]), new_list(machine, state, exact[star:end])]
        taken += [i.value for i in exact[end:]]
        for inner, part in zip(target.items, taken, strict=True):
            assign(machine, state, frame, inner, part)
        return
    for index, inner in enumerate(target.items):
        if star is not None and index >= star:
            part = _loose_part(machine, state, frame, value, inner)
        else:
            part = subscript(machine, state, frame, value, constant(index), inner.span)
        assign(machine, state, frame, inner, part)


def _loose_part(
    machine: Machine, state: State, frame: Frame, value: Value, target: ir.Expr
) -> Value:
    items = elements(machine, state, value)
    if isinstance(target, ir.Starred):
        return new_list(machine, state, (), items)
    return union(alt for item in items for alt in item.value)


def copied(machine: Machine, state: State, value: Value) -> Value:
    """A shallow copy of dicts and lists; anything else is itself."""

    def copy(branch: State, atom: Atom) -> Value:
        if isinstance(atom, Ref) and machine.objects[atom.id].kind == "dict":
            return one(Ref(dict_copy(machine, branch, atom.id)))
        if isinstance(atom, Ref) and is_sequence(machine, atom):
            return new_list(machine, branch, (), elements(machine, branch, one(atom)))
        return one(atom)

    return each(machine, state, value, copy)


_HANDLERS: dict[type, Callable[[Machine, State, Frame, Any], Value]] = {
    ir.Const: _const,
    ir.Name: _name,
    ir.Attribute: _attribute,
    ir.Call: lambda machine, state, frame, expr: calling.call(machine, state, frame, expr),
    ir.Subscript: _subscript,
    ir.Slice: _slice,
    ir.DictDisplay: _dict,
    ir.SequenceDisplay: _sequence,
    ir.Starred: _starred,
    ir.Unary: _unary,
    ir.Binary: _binary,
    ir.Boolean: _boolean,
    ir.Compare: _as_bool,
    ir.Conditional: _conditional,
    ir.FormattedString: _formatted_string,
    ir.Formatted: _formatted,
    ir.Lambda: _lambda,
    ir.Comprehension: _comprehension,
    ir.Walrus: _walrus,
    ir.Await: _await,
    ir.Yield: _yield,
    ir.Opaque: _opaque,
}
