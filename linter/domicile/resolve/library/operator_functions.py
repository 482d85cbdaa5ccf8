"""Functions of `operator` and `functools` that read, call or combine what they are handed."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_copy
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import any_element, new_list
from domicile.resolve.domain.atoms import Const, External, Item, Partial
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, one, restrict
from domicile.resolve.functions.escaping import open_dicts
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame
from domicile.resolve.objects.attributes import attribute
from domicile.resolve.syntax.operators import binary
from domicile.resolve.syntax.subscripts import subscript

MOST_FOLDED = 24  # elements that `reduce` takes one after the other


def _later(path: str) -> Handler:
    """What gives a function that waits for its object: the arguments so far are kept."""

    def make(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        keywords = dict_copy(machine, state, arguments.keywords)
        return one(Partial(one(External(path)), arguments.positional, keywords))

    return make


def _call_method(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`methodcaller(name, ...)(object)`."""
    name, *given, target = arguments.positional
    passed = Arguments(tuple(given), None, arguments.keywords, arguments.expr)
    found = [
        apply(machine, state, frame, method, passed, span)
        for text in _names(name.value)
        for method in (attribute(machine, state, frame, target.value, text, span),)
    ]
    return alternatives(machine, found) or _unknown(machine, frame, span)


def _get_attribute(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`attrgetter("a.b")(object)`; of several names, a tuple."""
    *wanted, target = arguments.positional
    found: list[Value] = []
    for name in wanted:
        texts = _names(name.value)
        if len(texts) != 1:
            return _unknown(machine, frame, span)
        value = target.value
        for step in texts[0].split("."):
            value = attribute(machine, state, frame, value, step, span)
        found.append(value)
    return _one_or_all(machine, state, found)


def _get_item(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`itemgetter(key)(object)`; of several keys, a tuple."""
    *wanted, target = arguments.positional
    found = [subscript(machine, state, frame, target.value, key.value, span) for key in wanted]
    return _one_or_all(machine, state, found)


def _one_or_all(machine: Machine, state: State, found: list[Value]) -> Value:
    if len(found) == 1:
        return found[0]
    return new_list(machine, state, tuple(Item(value, None) for value in found), (), "tuple")


def _call(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    """`operator.call(function, ...)`."""
    if not arguments.positional:
        return _unknown(machine, frame, span)
    function, *given = arguments.positional
    passed = Arguments(tuple(given), None, arguments.keywords, arguments.expr)
    return apply(machine, state, frame, function.value, passed, span)


def _reduce(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`reduce(function, items, first)`: one element after the other where all are shown."""
    if len(arguments.positional) < 2:
        return _unknown(machine, frame, span)
    function, source, *first = arguments.positional
    items = known_items(machine, state, source.value)
    if items is None or len(items) > MOST_FOLDED or not (first or items):
        return _folded_loosely(machine, state, frame, arguments, span)
    value, rest = (first[0].value, items) if first else (items[0].value, items[1:])
    for item in rest:
        value = _fold(machine, state, frame, arguments, function.value, (value, item.value), span)
    return value


def _folded_loosely(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    function, source, *_ = arguments.positional
    element = any_element(machine, state, source.value)
    unknown = _unknown(machine, frame, span)
    _fold(machine, state, frame, arguments, function.value, (unknown, element), span)
    open_dicts(machine, state, arguments, "reduce() may have changed it")
    return unknown


def _fold(
    machine: Machine,
    state: State,
    frame: Frame,
    arguments: Arguments,
    function: Value,
    pair: tuple[Value, Value],
    span: Span,
) -> Value:
    passed = tuple(Item(value, None) for value in pair)
    inner = Arguments(passed, None, machine.no_keywords, arguments.expr)
    return apply(machine, state, frame, function, inner, span)


def _binary(operator: str) -> Handler:
    def run(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        if len(arguments.positional) != 2:
            return _unknown(machine, frame, span)
        left, right = (item.value for item in arguments.positional)
        return binary(machine, state, frame, operator, left, right, span)

    return run


def _subscript(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    if len(arguments.positional) != 2:
        return _unknown(machine, frame, span)
    base, index = (item.value for item in arguments.positional)
    return subscript(machine, state, frame, base, index, span)


def _in_place(method: str) -> Handler:
    """`operator.setitem(target, ...)`: a method of the target, which is what `ior()` gives."""

    def run(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        if not arguments.positional:
            return _unknown(machine, frame, span)
        target, *given = arguments.positional
        passed = Arguments(tuple(given), None, arguments.keywords, arguments.expr)
        function = attribute(machine, state, frame, target.value, method, span)
        apply(machine, state, frame, function, passed, span)
        return target.value

    return run


def unbound(
    machine: Machine, state: State, frame: Frame, path: str, arguments: Arguments, span: Span
) -> Value | None:
    """`dict.update(target, ...)`: a method called on its class; None for what is none."""
    kind, _, name = path.removeprefix("builtins.").partition(".")
    if kind not in _CLASSES or not name or not arguments.positional:
        return None
    target, *given = arguments.positional
    if not all(
        isinstance(atom, Const) or machine.is_dict(atom) or machine.is_sequence(atom)
        for atom, _ in restrict(target.value, state.condition)
    ):
        return None  # a subclass may do something else
    passed = Arguments(tuple(given), arguments.more, arguments.keywords, arguments.expr)
    function = attribute(machine, state, frame, target.value, name, span)
    return apply(machine, state, frame, function, passed, span)


_CLASSES = frozenset({"dict", "list", "set", "str", "tuple"})


def _names(value: Value) -> list[str]:
    """The texts a name can be; none where it is not shown."""
    texts = [atom.value for atom, _ in value if isinstance(atom, Const)]
    found = [text for text in texts if isinstance(text, str)]
    return found if len(found) == len(value) else []


def _unknown(machine: Machine, frame: Frame, span: Span) -> Value:
    return machine.unknown("the result of a function of `operator`", frame.module.location(span))


HANDLERS: dict[str, Handler] = {
    "operator.methodcaller": _later("operator.methodcaller()"),
    "operator.methodcaller()": _call_method,
    "operator.attrgetter": _later("operator.attrgetter()"),
    "operator.attrgetter()": _get_attribute,
    "operator.itemgetter": _later("operator.itemgetter()"),
    "operator.itemgetter()": _get_item,
    "operator.call": _call,
    "operator.getitem": _subscript,
    "operator.add": _binary("+"),
    "operator.concat": _binary("+"),
    "operator.or_": _binary("|"),
    "operator.mod": _binary("%"),
    "operator.setitem": _in_place("__setitem__"),
    "operator.delitem": _in_place("__delitem__"),
    "operator.ior": _in_place("update"),
    "operator.iadd": _in_place("extend"),
    "functools.reduce": _reduce,
}
