"""Patterns of `match`: where one matches, and what it binds."""

from __future__ import annotations

from collections.abc import Callable

from domicile import ir
from domicile.resolve.builtin_types.dicts import dict_copy, dict_set_value
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import content, elements, new_list
from domicile.resolve.domain.atoms import Atom, Const, EnumMember, External, Items, Ref, Unknown
from domicile.resolve.domain.guards import both
from domicile.resolve.domain.state import State, refined
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    NONE,
    Alternative,
    Value,
    constant,
    one,
    restrict,
    union,
)
from domicile.resolve.machine.branches import each, reached
from domicile.resolve.machine.interpreter import evaluate
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Frame
from domicile.resolve.objects.attributes import attribute
from domicile.resolve.objects.bases import is_plain
from domicile.resolve.objects.class_attributes import find
from domicile.resolve.objects.enums import plain
from domicile.resolve.objects.fields import fields
from domicile.resolve.objects.kinds import CONSTANTS, CONTAINERS, is_instance
from domicile.resolve.syntax import names
from domicile.resolve.syntax.comparisons import split_compare
from domicile.resolve.syntax.conditions import met
from domicile.resolve.syntax.subscripts import sliced, subscript

NOWHERE = ir.Span(1, 1, 1, 1)


def match_pattern(
    machine: Machine, state: State, frame: Frame, subject: Value, pattern: ir.Pattern
) -> tuple[State, State]:
    """The states in which the pattern matches and does not."""
    if state.dead:
        return state, state.copy()
    if isinstance(pattern, ir.PatternAny):
        if pattern.name is not None:
            names.store(machine, state, frame, pattern.name, restrict(subject, state.condition))
        return state, state.copy(())
    if isinstance(pattern, ir.PatternValue):
        value = evaluate(machine, state, frame, pattern.value)
        return split_compare(machine, state, "==", subject, value)
    if isinstance(pattern, ir.PatternAs):
        matched, rest = match_pattern(machine, state, frame, subject, pattern.pattern)
        if not matched.dead:
            value = refined(matched, restrict(subject, matched.condition))
            names.store(machine, matched, frame, pattern.name, value)
        return matched, rest
    if isinstance(pattern, ir.PatternOr):
        return _any_of(machine, state, frame, subject, pattern)
    if isinstance(pattern, ir.PatternSequence):
        return _sequence(machine, state, frame, subject, pattern)
    if isinstance(pattern, ir.PatternMapping):
        return _mapping(machine, state, frame, subject, pattern)
    return _class(machine, state, frame, subject, pattern)


def _any_of(
    machine: Machine, state: State, frame: Frame, subject: Value, pattern: ir.PatternOr
) -> tuple[State, State]:
    found: list[State] = []
    rest = state
    for option in pattern.options:
        matched, rest = match_pattern(machine, rest, frame, subject, option)
        found.append(matched)
    return reached(machine, state, found), rest


def _where(
    machine: Machine, state: State, subject: Value, test: Callable[[Atom], bool | None]
) -> tuple[State, State, Value]:
    """The states in which the test holds and does not, and the subject where it holds."""
    true: list[Alternative] = []
    false: list[Alternative] = []
    for atom, guard in restrict(subject, state.condition):
        answer = test(atom)
        no, yes = machine.choice(2) if answer is None else (guard, guard)
        for side, branch, possible in ((true, yes, answer), (false, no, answer is not True)):
            merged = both(guard, branch)
            if merged is not None and (possible or answer is None):
                side.append(Alternative(atom, merged))
    return state.copy(met(state, true)), state.copy(met(state, false)), union(true)


def _is_single(machine: Machine, atom: Atom) -> bool:
    """Whether the value has no parts for a sequence or mapping pattern to take it to."""
    if isinstance(atom, Const | EnumMember):
        return True
    info = machine.class_of(atom)
    return info is not None and is_plain(info)


def _sequence(
    machine: Machine, state: State, frame: Frame, subject: Value, pattern: ir.PatternSequence
) -> tuple[State, State]:
    least = len(pattern.items) - (pattern.star is not None)

    def fits(atom: Atom) -> bool | None:
        if not machine.is_sequence(atom):
            return False if machine.is_dict(atom) or _is_single(machine, atom) else None
        if machine.objects[atom.id].kind in ("set", "generator"):
            return False
        lengths = {
            None if inner.rest else len(inner.items)
            for inner, _ in content(state, atom.id)
            if isinstance(inner, Items)
        }
        found = {
            None if n is None else n == least or (n > least and pattern.star is not None)
            for n in lengths
        }
        return found.pop() if len(found) == 1 else None

    matched, rest, subject = _where(machine, state, subject, fits)
    rests = [rest]
    for index, inner in enumerate(pattern.items):
        if matched.dead:
            break
        after = len(pattern.items) - index  # from here to the end
        if index == pattern.star:
            part = _between(machine, matched, frame, subject, index, after - 1)
        else:
            place = -after if pattern.star is not None and index > pattern.star else index
            part = subscript(machine, matched, frame, subject, constant(place), NOWHERE)
        matched, rest = match_pattern(machine, matched, frame, part, inner)
        rests.append(rest)
    return matched, reached(machine, state, rests)


def _between(
    machine: Machine, state: State, frame: Frame, subject: Value, start: int, left: int
) -> Value:
    """What `*name` of a sequence pattern holds: all but so many at the start and at the end."""
    bounds = [constant(start), constant(-left) if left else NONE, NONE]

    def take(branch: State, atom: Atom) -> Value:
        if machine.is_sequence(atom):
            part = sliced(machine, branch, frame, one(atom), bounds, NOWHERE)
            exact = known_items(machine, branch, part)
            if exact is not None:
                return new_list(machine, branch, exact)
        return new_list(machine, branch, (), elements(machine, branch, one(atom)))

    return each(machine, state, subject, take)


def _mapping(
    machine: Machine, state: State, frame: Frame, subject: Value, pattern: ir.PatternMapping
) -> tuple[State, State]:
    def fits(atom: Atom) -> bool | None:
        if machine.is_sequence(atom) or _is_single(machine, atom):
            return False
        return True if machine.is_dict(atom) else None

    matched, rest, subject = _where(machine, state, subject, fits)
    rests = [rest]
    for key, inner in zip(pattern.keys, pattern.items, strict=True):
        if matched.dead:
            break
        name = evaluate(machine, matched, frame, key)
        matched, rest = split_compare(machine, matched, "in", name, subject)
        rests.append(rest)
        if not matched.dead:
            part = subscript(machine, matched, frame, subject, name, NOWHERE)
            matched, rest = match_pattern(machine, matched, frame, part, inner)
            rests.append(rest)
    if pattern.rest is not None and not matched.dead:
        keys = [evaluate(machine, matched, frame, key) for key in pattern.keys]
        rest_of = _rest(machine, matched, subject, keys)
        names.store(machine, matched, frame, pattern.rest, rest_of)
    return matched, reached(machine, state, rests)


def _rest(machine: Machine, state: State, subject: Value, keys: list[Value]) -> Value:
    """What `**rest` of a mapping pattern holds: the mapping without the keys that it names."""

    def copied(branch: State, atom: Atom) -> Value:
        if not machine.is_dict(atom):
            return machine.unknown("the rest of a match")
        made = dict_copy(machine, branch, atom.id, "dict")
        for key in keys:
            dict_set_value(machine, branch, made, plain(machine, key), ABSENT_VALUE)
        return one(Ref(made))

    return each(machine, state, subject, copied)


def _class(
    machine: Machine, state: State, frame: Frame, subject: Value, pattern: ir.PatternClass
) -> tuple[State, State]:
    kinds = evaluate(machine, state, frame, pattern.kind)
    matched, rest, subject = _where(
        machine, state, subject, lambda atom: is_instance(machine, state, atom, kinds)
    )
    rests = [rest]
    positional = _positional(machine, matched, kinds)
    plain = len(pattern.items) - len(pattern.names)
    for index, inner in enumerate(pattern.items):
        if matched.dead:
            break
        part = subject
        if index >= plain:
            name = pattern.names[index - plain]
            part = attribute(machine, matched, frame, subject, name, NOWHERE)
        elif positional is not None:
            known = positional[index] if index < len(positional) else None
            part = (
                machine.unknown("a part of a match")
                if known is None
                else attribute(machine, matched, frame, subject, known, NOWHERE)
            )
        matched, rest = match_pattern(machine, matched, frame, part, inner)
        rests.append(rest)
    return matched, reached(machine, state, rests)


def _positional(machine: Machine, state: State, kinds: Value) -> list[str] | None:
    """The attributes that positional patterns ask for; None if it is the subject itself."""
    kind = kinds[0].atom if len(kinds) == 1 else Unknown(0, ())
    if isinstance(kind, External) and kind.path in (*CONSTANTS, *CONTAINERS):
        return None
    if not isinstance(kind, ClassInfo):
        return []
    listed = find(state, kind, "__match_args__")
    if listed is None:
        return [name for _, name, _, _ in fields(kind)]
    items = known_items(machine, state, listed) or ()
    found = [item.value[0].atom if len(item.value) == 1 else None for item in items]
    return [str(atom.value) for atom in found if isinstance(atom, Const)]
