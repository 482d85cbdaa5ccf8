"""Methods of lists, sets, queues and generators."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.handlers import Method, argument
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.list_order import (
    inserted,
    number,
    rearranged,
    rotated,
    taken,
)
from domicile.resolve.builtin_types.sequences import (
    append,
    content,
    loose_elements,
    loosened,
    new_list,
    one_element,
)
from domicile.resolve.builtin_types.sets import SET_METHODS
from domicile.resolve.domain.atoms import Const, Item, Items, Ref
from domicile.resolve.domain.state import ITEMS, State
from domicile.resolve.domain.values import NONE, Alternative, Value, constant, one, union
from domicile.resolve.functions.resuming import send
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.branches import one_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import VARIABLE, Frame


def _send(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    for item in arguments.positional[:1]:
        send(machine, state, identity, item.value)
    return _element(machine, state, frame, identity, arguments, span)


def _append(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    for item in arguments.positional[-1:]:
        append(machine, state, frame, identity, item)
    return NONE


def _extend(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    for source in arguments.positional:
        exact = known_items(machine, state, source.value)
        if exact is not None:
            for item in exact:
                append(machine, state, frame, identity, item)
            continue
        loose = loose_elements(machine, state, source.value)
        found = content(state, identity)
        grown = tuple(
            Alternative(Items(a.items, (*a.rest, *loose)) if isinstance(a, Items) else a, guard)
            for a, guard in found
        )
        machine.write(state, identity, ITEMS, grown)
    return NONE


def _list_pop(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`items.pop(index)`: the element there, or any where the code does not show which."""
    index = arguments.positional[0].value if arguments.positional else constant(-1)
    position = number(index)
    if position is not None:
        value = taken(machine, state, frame, identity, position)
        if value is not None:
            return value
    return _get(machine, state, frame, identity, arguments, span)


def _pop_first(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    value = taken(machine, state, frame, identity, 0)
    return _get(machine, state, frame, identity, arguments, span) if value is None else value


def _copy_list(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    new = new_list(machine, state, (), (), machine.objects[identity].kind)
    assert isinstance(new[0].atom, Ref)
    state.set(new[0].atom.id, ITEMS, content(state, identity))
    return new


def _clear_list(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    state.set(identity, ITEMS, one(Items(())))
    return NONE


def _element(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    return one_element(machine, state, one(Ref(identity)))


def _loosen(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    loosened(machine, state, identity)
    return NONE


def _sort(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    from domicile.resolve.library.ordering import in_order
    from domicile.resolve.library.walked import call_key

    target = one(Ref(identity))
    if machine.objects[identity].kind == "list":
        exact = in_order(machine, state, frame, target, arguments, span)
        if exact is not None:
            machine.write(state, identity, ITEMS, one(Items(exact)))
            return NONE
    call_key(machine, state, frame, target, arguments, span)
    loosened(machine, state, identity)
    return NONE


def _put(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`queue.put(item, block, timeout)`."""
    given = argument(state, arguments, 0, "item")
    if given is not None:
        place = arguments.positional[0].location if arguments.positional else None
        append(machine, state, frame, identity, Item(given, place))
    return NONE


def _get(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`queue.get()`, `variable.get(default)`: any of the elements; which are left is not told."""
    found = one_element(machine, state, one(Ref(identity)))
    if machine.objects[identity].kind == VARIABLE:
        found = union((*found, *(a for item in arguments.positional for a in item.value)))
    value = one_of(machine, found)
    loosened(machine, state, identity)
    return value or machine.unknown("an element", frame.module.location(span))


def _set(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`variable.set(value)`: what it was before may be found in another context."""
    loosened(machine, state, identity)
    return _append(machine, state, frame, identity, arguments, span)


def _rotate(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`queue.rotate(steps)`."""
    steps = arguments.positional[0].value if arguments.positional else constant(1)
    if not rotated(machine, state, frame, identity, steps):
        loosened(machine, state, identity)
    return NONE


def _reverse(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    if not rearranged(machine, state, frame, identity, lambda items, _: items[::-1]):
        loosened(machine, state, identity)
    return NONE


def _insert(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`items.insert(index, item)`, `queue.appendleft(item)`."""
    given = arguments.positional
    place = given[0].value if len(given) == 2 else constant(0)
    if given and inserted(machine, state, frame, identity, place, given[-1]):
        return NONE
    _append(machine, state, frame, identity, arguments, span)
    return _loosen(machine, state, frame, identity, arguments, span)


def _put_first(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`extendleft(...)`."""
    _extend(machine, state, frame, identity, arguments, span)
    return _loosen(machine, state, frame, identity, arguments, span)


def _iterator(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    return one(Ref(identity))


def _index(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`items.index(value)`."""
    places = _places_of(machine, state, identity, arguments)
    if not places:
        return machine.unknown("a position", frame.module.location(span))
    return constant(places[0])


def _count(
    machine: Machine, state: State, frame: Frame, identity: int, arguments: Arguments, span: Span
) -> Value:
    """`items.count(value)`."""
    places = _places_of(machine, state, identity, arguments)
    if places is None:
        return machine.unknown("a number", frame.module.location(span))
    return constant(len(places))


def _places_of(
    machine: Machine, state: State, identity: int, arguments: Arguments
) -> list[int] | None:
    """Where a constant stands in a list of shown constants; None if that is not shown."""
    known = known_items(machine, state, one(Ref(identity)))
    wanted = arguments.positional[0].value if len(arguments.positional) == 1 else ()
    values = [wanted, *(item.value for item in known or ())]
    atoms = [value[0].atom for value in values if len(value) == 1 and not value[0].guard]
    constants = [atom.value for atom in atoms if isinstance(atom, Const)]
    if known is None or len(constants) < len(values):
        return None
    sought, *held = constants
    return [place for place, each in enumerate(held) if each == sought]


def changed_by(machine: Machine, state: State, identity: int, name: str) -> None:
    """A method that is not followed may have put anything into the list."""
    if name in PURE:
        return
    unknown = Item(machine.unknown(f".{name}() may have changed it"), None)
    opened = tuple(
        Alternative(Items((), (*a.items, *a.rest, unknown)) if isinstance(a, Items) else a, guard)
        for a, guard in content(state, identity)
    )
    machine.write(state, identity, ITEMS, opened)


# What leaves a list, set, queue or generator as it is, and gives nothing that is followed.
PURE = frozenset(
    [
        "__contains__",
        "__eq__",
        "__len__",
        "__repr__",
        "__str__",
        "aclose",
        "close",
        "empty",
        "full",
        "isdisjoint",
        "issubset",
        "issuperset",
        "join",
        "qsize",
        "reset",  # of a variable: what was set may still be found in another context
        "task_done",
    ]
)
LIST_METHODS: dict[str, Method] = {
    "append": _append,
    "add": _append,
    "put": _put,
    "put_nowait": _put,
    "appendleft": _insert,
    "extendleft": _put_first,
    "rotate": _rotate,
    "difference_update": _loosen,
    "intersection_update": _loosen,
    "__iadd__": _extend,
    "__delitem__": _loosen,
    "__iter__": _iterator,
    "__aiter__": _iterator,
    "set": _set,
    "get": _get,
    "get_nowait": _get,
    "insert": _insert,
    "extend": _extend,
    "update": _extend,
    "pop": _list_pop,
    "popleft": _pop_first,
    "copy": _copy_list,
    "clear": _clear_list,
    "remove": _loosen,
    "discard": _loosen,
    "sort": _sort,
    "reverse": _reverse,
    **SET_METHODS,
    "index": _index,
    "count": _count,
    "__next__": _element,
    "__anext__": _element,
    "send": _send,
    "asend": _send,
}
