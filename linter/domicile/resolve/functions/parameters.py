"""Parameters of a function: binding what a call passes, defaults, what unseen callers may pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from domicile import ir
from domicile.resolve.builtin_types.dicts import (
    dict_copy,
    dict_get,
    dict_set,
    keys,
    new_dict,
    rest_of,
)
from domicile.resolve.builtin_types.sequences import new_list
from domicile.resolve.domain.atoms import ABSENT, NONE_ATOM, Atom, Item, Ref, Unknown
from domicile.resolve.domain.state import REST, State
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    Value,
    filled,
    from_rest,
    has,
    one,
    union,
    without,
)
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame
from domicile.resolve.modules.copying import note_reads
from domicile.resolve.modules.modules import global_value
from domicile.resolve.objects.annotations import declared
from domicile.resolve.sdk.declared_clients import with_declared

DEFAULT = "default"  # a function's field for what a parameter holds that a call leaves out


def bind_parameters(
    machine: Machine,
    state: State,
    inner: Frame,
    closure: Closure,
    parameters: tuple[ir.Parameter, ...],
    arguments: Arguments,
    receiver: Atom | None,
) -> None:
    """Give every parameter its value in the new frame."""
    supplied = list(arguments.positional)
    if receiver is not None:
        supplied.insert(0, Item(one(receiver), None))
    named: list[str] = []
    for parameter in parameters:
        if parameter.kind in ("positional", "normal") and supplied:
            value = supplied.pop(0).value
        elif parameter.kind == "star":
            value = _star(machine, state, closure, parameter, arguments, supplied)
            supplied = []
        elif parameter.kind == "double":
            value = _double(machine, state, closure, parameter, arguments, named)
        else:
            value = _by_name(machine, state, inner, closure, parameter, arguments)
        if parameter.kind not in ("star", "double"):
            outer = Frame(inner.id, inner.module, closure.chain, inner.name)
            value = with_declared(machine, state, outer, parameter.annotation, value)
        if parameter.kind != "positional":  # that name is free for `**kwargs`
            named.append(parameter.name)
        machine.write(state, inner.id, parameter.name, value)


def _by_name(
    machine: Machine,
    state: State,
    inner: Frame,
    closure: Closure,
    parameter: ir.Parameter,
    arguments: Arguments,
) -> Value:
    if arguments.open:
        return _open(machine, state, inner, closure, parameter)
    if parameter.kind == "positional" and arguments.more is None:
        return _left_out(machine, state, inner, closure, parameter)
    passed = dict_get(state, arguments.keywords, parameter.name)
    if parameter.kind != "keyword" and arguments.more is not None and has(passed, ABSENT):
        default = _left_out(machine, state, inner, closure, parameter)
        return alternatives(machine, [default, arguments.more])
    maybe = any(from_rest(atom, parameter.name) for atom, _ in passed)
    maybe = maybe and bool(rest_of(state, arguments.keywords))
    if not has(passed, ABSENT) and not maybe:
        return passed
    default = _left_out(machine, state, inner, closure, parameter)
    if maybe:
        return alternatives(machine, [default, without(passed, ABSENT)])
    return filled(passed, default)


def _left_out(
    machine: Machine, state: State, inner: Frame, closure: Closure, parameter: ir.Parameter
) -> Value:
    """What a parameter holds that a call leaves out: its default, else what a decorator passes."""
    if parameter.default is None and _option(machine, closure, parameter.name) is not None:
        return _open(machine, state, inner, closure, parameter)  # a command line passes it
    only = _handed(machine, state, inner, closure, parameter)
    if only is not None:
        return only
    value = default_of(machine, closure, parameter)
    if closure.fields:
        value = filled(state.get(closure.fields, (DEFAULT, parameter.name)) or ABSENT_VALUE, value)
    if parameter.default is None and parameter.annotation is not None:
        unknown = value[0].atom
        if not isinstance(unknown, Unknown):
            return value
        outer = Frame(inner.id, inner.module, closure.chain, inner.name)
        return declared(machine, state, outer, parameter.annotation, unknown)
    return value


def default_of(machine: Machine, closure: Closure, parameter: ir.Parameter) -> Value:
    """A parameter's default as it was evaluated where the function was defined."""
    if parameter.default is None:
        place = closure.module.location(parameter.span)
        return machine.unknown(f"`{parameter.name}` of `{closure.name}()` is not passed", place)
    if closure.defaults is None:
        closure.defaults = {}
    if parameter.name not in closure.defaults:
        _evaluate_default(machine, closure, closure.defaults, parameter)
    value = closure.defaults[parameter.name]
    if isinstance(parameter.default, ir.Name) and any(isinstance(a, Ref) for a, _ in value):
        # What has changed the object by its name so far counts here.
        global_value(machine, closure.module, parameter.default.id)
    return value


def _evaluate_default(
    machine: Machine, closure: Closure, defaults: dict[str, Value], parameter: ir.Parameter
) -> None:
    expression = parameter.default
    assert expression is not None  # the caller has looked

    def add(is_open: bool = False) -> None:
        value = machine.unknown("many modules set what a default is made of")
        if not is_open:
            value = at_definition(
                machine, closure, lambda state, frame: evaluate(machine, state, frame, expression)
            )
        known = defaults.get(parameter.name)
        defaults[parameter.name] = value if known is None else alternatives(machine, [known, value])

    heap = machine.heap
    outer, heap.reads = heap.reads, {}
    add()
    reads, heap.reads = heap.reads, outer | heap.reads
    note_reads(machine, closure.module, reads, add)


def at_definition(
    machine: Machine, closure: Closure, action: Callable[[State, Frame], Value]
) -> Value:
    """What an expression in the head of a function was where the function was defined."""
    state = State(machine.heap)
    chain = closure.chain if closure.owner is None else (closure.owner.frame, *closure.chain)
    frame = Frame(machine.new_id(), closure.module, chain, closure.name)
    with closure.module.at(_defined_at(closure)):
        value = action(state, frame)
    machine.publish(state)
    return value


def _defined_at(closure: Closure) -> int | None:
    """The chunk of the top level that defines a function: what stands in its head is as then."""
    chunk = closure.chunk if closure.owner is None else closure.owner.chunk
    return None if chunk is None else closure.module.positions.get(id(chunk))


def covered(default: Value, shown: Value) -> bool:
    """Whether what is declared has the default among its values, which then adds nothing.

    `None` is told apart: most code asks for it first.
    """
    return all(alt in shown or (has(shown, alt.atom) and alt.atom != NONE_ATOM) for alt in default)


def _open(
    machine: Machine, state: State, inner: Frame, closure: Closure, parameter: ir.Parameter
) -> Value:
    option = _option(machine, closure, parameter.name)
    only = _handed(machine, state, inner, closure, parameter)
    if only is not None:
        return only
    place = closure.module.location(parameter.span)
    text = f"`{parameter.name}` is a parameter of `{closure.name}()`; unseen callers may pass it"
    machine.parameters[place] = closure
    path = machine.catalog.recognised.resource(parameter.name)
    unknown = replace(machine.unknown_atom(text, place), path=path)
    if parameter.annotation is None:
        shown = one(unknown)
    else:
        outer = Frame(inner.id, inner.module, closure.chain, inner.name)
        shown = declared(machine, state, outer, parameter.annotation, unknown)
        _note_given(machine, inner, closure, shown)
    if parameter.default is None and option is None:
        return shown
    default = option or _left_out(machine, state, inner, closure, parameter)
    if covered(default, shown):
        return shown
    if has(default, NONE_ATOM):  # which is the same, passed or left out
        others = without(shown, NONE_ATOM)
        shown = one(others[0].atom) if len(others) == 1 else others or shown
    return alternatives(machine, [default, shown])


def _note_given(machine: Machine, inner: Frame, closure: Closure, shown: Value) -> None:
    """A parameter may be any object of a class; callers that are seen tell which they pass."""
    for atom, _ in shown:
        kind = machine.class_of(atom)
        if kind is None or not isinstance(atom, Ref) or not machine.classes.made.get(kind):
            continue
        machine.classes.given.add(closure)
        if machine.classes.told_by_callers is closure and atom != inner.receiver:
            machine.heap.strangers.add(atom.id)


def _option(machine: Machine, closure: Closure, name: str) -> Value | None:
    """What a command line passes by itself, where a decorator declares the parameter."""
    if closure.options is None:
        from domicile.resolve.library.commands import declare_all

        closure.options = {}
        declare_all(machine, closure)
    return closure.options.get(name)


def _handed(
    machine: Machine, state: State, inner: Frame, closure: Closure, parameter: ir.Parameter
) -> Value | None:
    """What a command line hands a function and nothing else does."""
    from domicile.resolve.library.command_contexts import CLASSES, context, handed

    if parameter.annotation is not None and ir.last_name(parameter.annotation) == "Context":
        outer = Frame(inner.id, inner.module, closure.chain, inner.name)
        kind = evaluate(machine, state, outer, parameter.annotation)
        if all(getattr(atom, "path", "") in CLASSES for atom, _ in kind):
            return one(context(machine))
    return handed(machine, state, closure, parameter.name)


def _star(
    machine: Machine,
    state: State,
    closure: Closure,
    parameter: ir.Parameter,
    arguments: Arguments,
    supplied: list[Item],
) -> Value:
    rest: tuple[Item, ...] = ()
    if arguments.open:
        text = f"`*{parameter.name}` of `{closure.name}()`"
        place = closure.module.location(parameter.span)
        machine.parameters[place] = closure
        rest = (Item(machine.unknown(text, place), None),)
    elif arguments.more is not None:
        rest = (Item(arguments.more, None),)
    return new_list(machine, state, tuple(supplied), rest, "tuple")


def _double(
    machine: Machine,
    state: State,
    closure: Closure,
    parameter: ir.Parameter,
    arguments: Arguments,
    named: list[str],
) -> Value:
    if arguments.open:
        identity = new_dict(machine, state)
        text = f"`**{parameter.name}` of `{closure.name}()`; unseen callers may pass anything"
        place = closure.module.location(parameter.span)
        machine.parameters[place] = closure
        unknown = machine.unknown(text, place)
        # Without a choice: whether it holds one key says nothing of the others.
        state.set(identity, REST, union((*ABSENT_VALUE, *unknown)))
        return one(Ref(identity))
    identity = dict_copy(machine, state, arguments.keywords)
    for name in keys(machine, identity):
        if name in named:
            state.set(identity, name, ABSENT_VALUE)
    if rest_of(state, identity):
        # What a splat brings for a named parameter is not in `**kwargs` any more.
        for name in named:
            if name not in machine.keys.get(identity, {}):
                dict_set(machine, state, identity, name, ABSENT_VALUE)
    return one(Ref(identity))
