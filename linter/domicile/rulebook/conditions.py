"""Conditions of rules: a small closed vocabulary, compiled to closures.

A condition is true, false or unknown (None here) of a record of facts. `absent` and `known`
speak about the fact itself; the comparisons `is`, `in`, `not_in` and `matches` are false of
an absent fact, and unknown of an unknown one. So `not_in` is not the opposite of `in`, and a
list that the policy leaves out restricts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from domicile.calls import UNKNOWN, Unknown
from domicile.positions import KeyPath
from domicile.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class OneOf:
    """A fact that is one of several values, and the code does not decide which."""

    members: tuple[str, ...]


Fact: TypeAlias = "str | bool | Unknown | OneOf | tuple[str, ...] | None"
Record: TypeAlias = Mapping[str, Fact]
Verdict: TypeAlias = "bool | None"
Condition: TypeAlias = Callable[[Record], Verdict]
Operator: TypeAlias = Callable[[Fact, Fact], bool]


class ConditionError(Exception):
    """A condition that does not compile; `path` leads to the part at fault."""

    def __init__(
        self, path: KeyPath, message: str, word: str = "", known: Iterable[str] = ()
    ) -> None:
        super().__init__(message)
        self.path = path
        self.word = word  # the fact's name that nobody knows
        self.known = known  # the names that could stand there


def compile_condition(
    condition: Mapping[str, Any], known: Iterable[str], path: KeyPath = ()
) -> Condition:
    """The closure of a condition that is valid by the rule schema.

    `known` lists the names of facts. Raises ConditionError for any other name and for a bad
    regular expression.
    """
    ((key, value),) = condition.items()
    here = (*path, key)
    if key in ("all", "any"):
        parts = [compile_condition(part, known, (*here, i)) for i, part in enumerate(value)]
        return _all(parts) if key == "all" else _any(parts)
    if key == "not":
        return _not(compile_condition(value, known, here))
    _check_name(key, known, here)
    ((operator, operand),) = value.items()
    return _comparison(key, operator, operand, known, (*here, operator))


def _comparison(
    name: str, operator: str, operand: Any, known: Iterable[str], path: KeyPath
) -> Condition:
    if operator == "known":
        return lambda record: (not isinstance(record[name], Unknown | OneOf)) is operand
    if operator == "absent":
        return _absent(name, operand)
    if operator == "matches":
        return _with_constant(name, _matches, _pattern(operand, path))
    compare = _OPERATORS[operator]
    if isinstance(operand, str) and operand.startswith("$"):
        reference = operand[1:]
        _check_name(reference, known, path)
        return _with_reference(name, compare, reference)
    constant = tuple(operand) if isinstance(operand, list) else operand
    return _with_constant(name, compare, constant)


def _check_name(name: str, known: Iterable[str], path: KeyPath) -> None:
    if name not in known:
        raise ConditionError(path, f"'{name}' is not a fact", name, known)


def _pattern(text: str, path: KeyPath) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise ConditionError(path, f"not a regular expression: {error}") from None


# --- the pieces ------------------------------------------------------------------------

_OPERATORS: Mapping[str, Operator] = {
    "is": lambda fact, operand: fact == operand,
    "in": lambda fact, operand: isinstance(operand, tuple) and fact in operand,
    "not_in": lambda fact, operand: isinstance(operand, tuple) and fact not in operand,
}


def _matches(fact: Fact, pattern: Any) -> bool:
    return isinstance(fact, str) and pattern.search(fact) is not None


def _with_constant(name: str, compare: Callable[[Fact, Any], bool], operand: Any) -> Condition:
    def test(record: Record) -> Verdict:
        return _lift(compare, record[name], operand)

    return test


def _with_reference(name: str, compare: Operator, reference: str) -> Condition:
    def test(record: Record) -> Verdict:
        operand = record[reference]
        if operand is None or record[name] is None:
            return False
        return None if operand is UNKNOWN else _lift(compare, record[name], operand)

    return test


def _lift(compare: Callable[[Fact, Any], bool], fact: Fact, operand: Any) -> Verdict:
    if fact is None:
        return False
    if fact is UNKNOWN:
        return None
    if isinstance(fact, OneOf):
        verdicts = {compare(member, operand) for member in fact.members}
        return verdicts.pop() if len(verdicts) == 1 else None
    return compare(fact, operand)


def _absent(name: str, expected: bool) -> Condition:
    def test(record: Record) -> Verdict:
        fact = record[name]
        return None if fact is UNKNOWN else (fact is None) is expected

    return test


def _all(parts: list[Condition]) -> Condition:
    def test(record: Record) -> Verdict:
        verdict: Verdict = True
        for part in parts:
            found = part(record)
            if found is False:
                return False
            if found is None:
                verdict = None
        return verdict

    return test


def _any(parts: list[Condition]) -> Condition:
    def test(record: Record) -> Verdict:
        verdict: Verdict = False
        for part in parts:
            found = part(record)
            if found is True:
                return True
            if found is None:
                verdict = None
        return verdict

    return test


def _not(part: Condition) -> Condition:
    def test(record: Record) -> Verdict:
        found = part(record)
        return None if found is None else not found

    return test
