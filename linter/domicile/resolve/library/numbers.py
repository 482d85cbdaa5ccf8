"""Numbers: lengths, ranges and the builtins that count and convert."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import keys
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.builtin_types.known_items import known_items
from domicile.resolve.builtin_types.sequences import in_turn, new_list
from domicile.resolve.domain.atoms import Atom, Const, Item
from domicile.resolve.domain.guards import ALWAYS, simplify
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, constant, mapped, one, restrict
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.combining import combine
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame

MOST_RANGE = 24  # numbers that are told apart
MOST_NUMBER = 1e9


def _length(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    unknown = machine.unknown("a number", frame.module.location(span))

    def size(atom: Atom) -> Value:
        if isinstance(atom, Const) and isinstance(atom.value, str | bytes):
            return constant(len(atom.value))
        known = known_items(machine, state, one(atom))
        if known is None and machine.is_dict(atom):
            shown = in_turn(machine, state, one(atom))
            if shown is not None and all(
                simplify(guard for _, guard in item.value) == ALWAYS for item in shown
            ):
                known = tuple(shown)
        return unknown if known is None else constant(len(known))

    return mapped(arguments.positional[0].value, size) if arguments.positional else unknown


def _range(machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span) -> Value:
    unknown = machine.unknown("a number", frame.module.location(span))
    bounds = [restrict(item.value, state.condition) for item in arguments.positional]
    atoms = [bound[0].atom for bound in bounds if len(bound) == 1]
    numbers = [a.value for a in atoms if isinstance(a, Const) and isinstance(a.value, int)]
    if len(numbers) == len(bounds) and 0 < len(numbers) <= 3 and 0 not in numbers[2:]:
        shown = range(*numbers)
        if len(shown) <= MOST_RANGE:
            return new_list(machine, state, tuple(Item(constant(n), None) for n in shown))
    return new_list(machine, state, (), (Item(unknown, None),))


def _computed(function: Callable[..., Any]) -> Handler:
    """A builtin that is computed of constants."""

    def compute(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        unknown = machine.unknown("a computed number", frame.module.location(span))

        def run(atoms: tuple[Atom, ...]) -> Value:
            given = [atom.value for atom in atoms if isinstance(atom, Const)]
            if len(given) < len(atoms) or any(_is_large(value) for value in given):
                return unknown
            try:
                result = function(*given)
            except (TypeError, ValueError, ArithmeticError):
                return unknown
            if isinstance(result, tuple):
                items = tuple(Item(constant(part), None) for part in result)
                return new_list(machine, state, items, (), "tuple")
            return constant(result)

        if not arguments.positional or keys(machine, arguments.keywords):
            return unknown
        return combine(machine, [item.value for item in arguments.positional], run)

    return compute


def _is_large(value: object) -> bool:
    return isinstance(value, int | float) and abs(value) > MOST_NUMBER


HANDLERS: dict[str, Handler] = {
    "builtins.len": _length,
    "builtins.range": _range,
    "builtins.int": _computed(int),
    "builtins.float": _computed(float),
    "builtins.abs": _computed(abs),
    "builtins.round": _computed(round),
    "builtins.divmod": _computed(divmod),
}
