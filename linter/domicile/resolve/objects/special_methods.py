"""Methods that operators, subscripts, loops and texts call on objects of the tree."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_set_value, new_dict
from domicile.resolve.builtin_types.sequences import elements, new_list
from domicile.resolve.domain.atoms import Atom, Item, Ref, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, constant, one, unguarded, union
from domicile.resolve.machine.arguments import passing
from domicile.resolve.machine.branches import alternatives, each
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.class_attributes import bind, find
from domicile.resolve.syntax.operators import binary

OPERATORS = {
    "+": "add",
    "-": "sub",
    "*": "mul",
    "/": "truediv",
    "//": "floordiv",
    "%": "mod",
    "**": "pow",
    "@": "matmul",
    "&": "and",
    "|": "or",
    "^": "xor",
    "<<": "lshift",
    ">>": "rshift",
}
ITERATING = ("__iter__", "__aiter__")
WALKED = (*ITERATING, "__getitem__")
WRITTEN = ("__str__", "__repr__")
WALKING_STEPS = 400  # for what a loop calls to get its elements
MOST_WALKED = 3  # objects with an `__iter__` of their own that a loop may walk
STEPPING = ("__next__",)  # what `__anext__` gives are mostly parts of answers


def special(
    machine: Machine,
    state: State,
    frame: Frame,
    atom: Atom,
    name: str,
    values: tuple[Value, ...],
    span: Span,
) -> Value | None:
    """The result of an object's own method of this name; None if its class has none in the tree."""
    owner = machine.class_of(atom)
    method = None if owner is None else find(state, owner, name)
    if owner is None or method is None:
        return None
    bound = bind(machine, state, frame, method, atom, owner, span)
    return apply(machine, state, frame, bound, passing(machine, *values), span)


def has_some(machine: Machine, state: State, value: Value, names: tuple[str, ...]) -> bool:
    """Whether a class in the tree of what this may be has a method of one of these names."""
    owners = {owner for atom, _ in value if (owner := machine.class_of(atom)) is not None}
    return any(find(state, owner, name) is not None for owner in owners for name in names)


def operated(
    machine: Machine,
    state: State,
    frame: Frame,
    operator: str,
    left: Value,
    right: Value,
    span: Span,
    in_place: bool = False,
) -> Value:
    """`left operator right`, by the methods of the operands where they have some."""
    word = OPERATORS.get(operator)
    names = (f"__i{word}__", f"__{word}__", f"__r{word}__")
    if word is None or not has_some(machine, state, (*left, *right), names):
        return binary(machine, state, frame, operator, left, right, span)

    def of_left(branch: State, atom: Atom) -> Value:
        names = (f"__i{word}__", f"__{word}__") if in_place else (f"__{word}__",)
        for name in names:
            given = special(machine, branch, frame, atom, name, (right,), span)
            if given is not None:
                return given
        return each(machine, branch, right, lambda inner, other: of_right(inner, atom, other))

    def of_right(branch: State, atom: Atom, other: Atom) -> Value:
        given = special(machine, branch, frame, other, f"__r{word}__", (one(atom),), span)
        if given is not None:
            return given
        return binary(machine, branch, frame, operator, one(atom), one(other), span)

    return each(machine, state, left, of_left)


def stringified(machine: Machine, state: State, frame: Frame, value: Value, span: Span) -> Value:
    """The value as `str(value)` has it, as far as methods of the tree decide."""
    if not has_some(machine, state, value, WRITTEN):
        return value

    def text(branch: State, atom: Atom) -> Value:
        for name in WRITTEN:
            given = special(machine, branch, frame, atom, name, (), span)
            if given is not None:
                return given
        return one(atom)

    return each(machine, state, value, text)


def interpolated(machine: Machine, state: State, frame: Frame, value: Value, span: Span) -> Value:
    """The value as `{value}` has it in a text: by `__format__`, or by `__str__` with `!s`."""
    plain = stringified(machine, state, frame, value, span)
    if not has_some(machine, state, value, ("__format__",)):
        return plain

    def text(branch: State, atom: Atom) -> Value:
        given = special(machine, branch, frame, atom, "__format__", (constant(""),), span)
        return one(atom) if given is None else given

    return alternatives(machine, [each(machine, state, value, text), plain])


def iterated(machine: Machine, state: State, frame: Frame, value: Value, span: Span) -> Value:
    """What a loop over the value walks: its elements, where methods of the tree give them."""
    few = sum(machine.class_of(atom) is not None for atom, _ in value) <= MOST_WALKED
    if not few or machine.account.tired or not has_some(machine, state, value, WALKED):
        return value

    def walk(branch: State, atom: Atom) -> Value:
        before, defined = branch.copy(), len(machine.nested)
        with machine.account.share_of(WALKING_STEPS):
            return of_atom(branch, atom)
        del machine.nested[defined:]
        branch.become(before)
        return one(atom)

    def of_atom(branch: State, atom: Atom) -> Value:
        owner = machine.class_of(atom)
        if owner is None or (machine.is_dict(atom) and not _has(branch, owner, ITERATING)):
            return one(atom)
        given: Value | None = one(atom)
        for name in ITERATING:
            found = special(machine, branch, frame, atom, name, (), span)
            if found is not None:
                given = found
                break
        else:
            return _by_position(machine, branch, frame, atom, span)
        return each(machine, branch, given, step) if given else one(atom)

    def step(branch: State, atom: Atom) -> Value:
        owner = machine.class_of(atom)
        if owner is None or not isinstance(atom, Ref):
            return one(atom)
        for name in STEPPING:
            if find(branch, owner, name) is not None:
                before = branch.copy()
                found = _stepped(machine, branch, frame, atom, name, span)
                if branch.dead:  # it is at its end
                    branch.become(before)
                    return new_list(machine, branch, (), ())
                return new_list(machine, branch, (), (Item(found, None),))
        return one(atom)

    return each(machine, state, value, walk)


def _stepped(
    machine: Machine, state: State, frame: Frame, atom: Ref, name: str, span: Span
) -> Value:
    """What any of the calls of `__next__` gives; what one changes of the object, others find."""
    outer, frame.loop_start = frame.loop_start, machine.new_id()
    before = {key: held for key, held in state.store.items() if key[0] == atom.id}
    found = special(machine, state, frame, atom, name, (), span) or ()
    changed = [
        key for key, held in state.store.items() if key[0] == atom.id and before.get(key) != held
    ]
    if changed:
        unknown = machine.unknown("changes from one element to the next")
        for key in changed:
            held = (*before.get(key, ()), *state.store[key], *unknown)
            machine.write(state, *key, unguarded(union(held)))
        found = unguarded(
            union((*found, *(special(machine, state, frame, atom, name, (), span) or ())))
        )
    frame.loop_start = outer
    return found


def as_mapping(machine: Machine, state: State, frame: Frame, value: Value, span: Span) -> Value:
    """What `**value` takes over: a dict of its items, where methods of the tree give them."""
    if not has_some(machine, state, value, ("keys",)):
        return value

    def taken(branch: State, atom: Atom) -> Value:
        names = (
            None
            if machine.is_dict(atom)
            else special(machine, branch, frame, atom, "keys", (), span)
        )
        if names is None:
            return one(atom)
        made = new_dict(machine, branch, frame.module.location(span))
        for name in elements(machine, branch, iterated(machine, branch, frame, names, span)):
            key = unguarded(name.value)
            held = special(machine, branch, frame, atom, "__getitem__", (key,), span)
            if held is not None:
                dict_set_value(machine, branch, made, key, held)
        return one(Ref(made))

    return each(machine, state, value, taken)


def _by_position(machine: Machine, state: State, frame: Frame, atom: Atom, span: Span) -> Value:
    """An object without `__iter__` is walked by `__getitem__`, if it has that."""
    number: Value = one(Unknown(0, ()))
    found = special(machine, state, frame, atom, "__getitem__", (number,), span)
    if found is None:
        return one(atom)
    return new_list(machine, state, (), (Item(found, None),))


def _has(state: State, owner: ClassInfo, names: tuple[str, ...]) -> bool:
    return any(find(state, owner, name) is not None for name in names)
