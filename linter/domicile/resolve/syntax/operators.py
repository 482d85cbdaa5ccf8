"""Operators on two values: `+`, `|`, `%`, `/` and arithmetic."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import dict_copy, dict_update, new_dict
from domicile.resolve.builtin_types.sequences import content, elements, new_list
from domicile.resolve.builtin_types.sets import combined
from domicile.resolve.builtin_types.texts import MOST_TEXT, note_affixes, percent_formatted
from domicile.resolve.domain.atoms import Atom, Const, External, FilePath, Item, Items, Ref, Unknown
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, constant, one, restrict
from domicile.resolve.library.file_paths import extended, joined
from domicile.resolve.machine.combining import combine, reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame


def _path(operator: str, a: Atom, b: Atom) -> FilePath | None:
    if operator == "/":
        return joined(a, b)
    return extended(a, b.value) if operator == "+" and isinstance(b, Const) else None


MOST_SUMS = 6  # of numbers, told apart for one expression
MOST_BASE, MOST_EXPONENT = 1_000, 10  # of powers that are computed
MOST_REPEATED = 24  # elements of a repeated list that are told apart


def binary(
    machine: Machine,
    state: State,
    frame: Frame,
    operator: str,
    left: Value,
    right: Value,
    span: Span,
) -> Value:
    """`left operator right`."""
    location = frame.module.location(span)
    left, right = restrict(left, state.condition), restrict(right, state.condition)
    if len(left) * len(right) > MOST_SUMS and _is_counting(left, right):
        return machine.unknown("a computed value", location)

    def pair(atoms: tuple[Atom, ...]) -> Value:
        a, b = atoms
        if isinstance(a, Const) and isinstance(b, Const):
            computed = _constants(operator, a.value, b.value)
            if computed is not None:
                return constant(computed)
        if isinstance(a, FilePath) or isinstance(b, FilePath):
            path = _path(operator, a, b)
            if path is not None:
                return one(path)
        if operator == "%" and isinstance(a, Const) and isinstance(a.value, str):
            text = percent_formatted(machine, state, a.value, b)
            if text is not None:
                return constant(text)
        if operator == "|" and (form := _typing_union(machine, state, a, b)) is not None:
            return form
        if operator == "*" and (repeated := _repeated(machine, state, a, b)) is not None:
            return repeated
        if isinstance(a, Ref) and isinstance(b, Ref):
            merged = _containers(machine, state, operator, a, b)
            if merged is not None:
                return merged
        if operator == "|" and isinstance(a, Ref) and isinstance(b, Unknown):
            merged = _containers(machine, state, operator, a, b)
            if merged is not None:
                return merged
        if operator == "|" and isinstance(a, Unknown) and machine.is_dict(b):
            merged_dict = new_dict(machine, state, location)
            dict_update(machine, state, merged_dict, one(a))
            dict_update(machine, state, merged_dict, one(b))
            return one(Ref(merged_dict))
        unknown = machine.unknown_atom("a computed value", location, reasons_of(one(a), one(b)))
        if operator == "+":
            note_affixes(machine, unknown, (a, b))
        return one(unknown)

    return combine(machine, [left, right], pair)


def _is_counting(left: Value, right: Value) -> bool:
    """Whether numbers are computed, as far as shown: no model, geo or host comes of them."""
    atoms = [atom for atom, _ in (*left, *right)]
    numbers = sum(isinstance(a, Const) and isinstance(a.value, int | float) for a in atoms)
    return numbers > 0 and all(
        isinstance(a, Unknown) or (isinstance(a, Const) and isinstance(a.value, int | float))
        for a in atoms
    )


def _constants(operator: str, a: object, b: object) -> str | int | float | bytes | None:
    """Arithmetic on constants that cannot grow without bound."""
    if operator == "+" and isinstance(a, str) and isinstance(b, str):
        return a + b if len(a) + len(b) <= MOST_TEXT else None
    if operator == "*" and isinstance(a, int) and isinstance(b, str):
        a, b = b, a
    if operator == "*" and isinstance(a, str) and isinstance(b, int):
        return a * b if len(a) * b <= MOST_TEXT else None
    if isinstance(a, int | float) and isinstance(b, int | float):
        if operator == "**" and abs(a) <= MOST_BASE and abs(b) <= MOST_EXPONENT and (a or b > 0):
            power = a**b
            return power if isinstance(power, int | float) else None
        if operator == "+":
            return a + b
        if operator == "-":
            return a - b
        if operator == "*" and abs(a) < 1e9 and abs(b) < 1e9:
            return a * b
        if operator == "//" and b:
            return a // b
        if operator == "%" and b:
            return a % b
        if operator == "/" and b:
            return a / b
    if operator == "/" and isinstance(a, str) and isinstance(b, str):
        return None
    return None


def _repeated(machine: Machine, state: State, a: Atom, b: Atom) -> Value | None:
    """`[x] * n`: the same elements again."""
    if isinstance(a, Const):
        a, b = b, a
    if not machine.is_sequence(a):
        return None
    kind = machine.objects[a.id].kind
    found = content(state, a.id)
    whole = found[0].atom if len(found) == 1 else None
    count = b.value if isinstance(b, Const) and isinstance(b.value, int) else MOST_REPEATED + 1
    if isinstance(whole, Items) and not whole.rest and len(whole.items) * count <= MOST_REPEATED:
        return new_list(machine, state, whole.items * count, (), kind)
    return new_list(machine, state, (), elements(machine, state, one(a)), kind)


def _containers(
    machine: Machine, state: State, operator: str, a: Ref, b: Ref | Unknown
) -> Value | None:
    """`dict | dict` and `list + list`."""
    if operator == "|" and machine.is_dict(a):
        merged = dict_copy(machine, state, a.id)
        dict_update(machine, state, merged, one(b))
        return one(Ref(merged))
    if operator in "-&|^" and machine.is_sequence(a) and machine.is_sequence(b):
        return combined(machine, state, operator, one(a), one(b))
    if operator == "+" and machine.is_sequence(a) and machine.is_sequence(b):
        first, second = content(state, a.id), content(state, b.id)
        if len(first) == len(second) == 1:
            x, y = first[0].atom, second[0].atom
            if isinstance(x, Items) and isinstance(y, Items) and not x.rest:
                kind = machine.objects[a.id].kind
                return new_list(machine, state, x.items + y.items, y.rest, kind)
        items = (*elements(machine, state, one(a)), *elements(machine, state, one(b)))
        return new_list(machine, state, (), items, machine.objects[a.id].kind)
    return None


def _is_type(machine: Machine, atom: Atom) -> bool:
    """Whether a value can only be meant as a type: a `Literal[...]`, a client class."""
    if isinstance(atom, External):
        return machine.catalog.client(atom.path) is not None
    return isinstance(atom, Ref) and machine.objects[atom.id].kind == "typing"


def _typing_union(machine: Machine, state: State, a: Atom, b: Atom) -> Value | None:
    """`X | Y` of types."""
    forms = [x for x in (a, b) if _is_type(machine, x)]
    if not forms:
        return None
    items = (Item(one(a), None), Item(one(b), None))
    return new_list(machine, state, items, (), "typing")
