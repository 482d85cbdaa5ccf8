"""Several values at once: every combination that can occur, and why they are open."""

from __future__ import annotations

from collections.abc import Callable

from domicile.calls import Reason
from domicile.resolve.domain.atoms import Atom, FilePath, OpenFile, Unknown
from domicile.resolve.domain.guards import Guard, both
from domicile.resolve.domain.values import MOST_ALTERNATIVES, Value, under, union
from domicile.resolve.machine.machine import Machine

_FILE = Reason("the path of a file", None)


def reasons_of(*values: Value) -> tuple[Reason, ...]:
    """Why the values are open, first reasons first."""
    return tuple(
        dict.fromkeys(reason for value in values for atom, _ in value for reason in _reasons(atom))
    )


def _reasons(atom: Atom) -> tuple[Reason, ...]:
    if isinstance(atom, FilePath | OpenFile):
        return (_FILE,)
    return atom.reasons if isinstance(atom, Unknown) else ()


def combine(
    machine: Machine,
    values: list[Value],
    function: Callable[[tuple[Atom, ...]], Value],
) -> Value:
    """`function` over every combination of atoms whose guards agree."""
    combinations: list[tuple[tuple[Atom, ...], Guard]] = [((), frozenset())]
    for value in values:
        combinations = [
            ((*atoms, atom), merged)
            for atoms, guard in combinations
            for atom, own in value
            if (merged := both(guard, own)) is not None
        ]
        machine.account.step(len(combinations))
        if len(combinations) > MOST_ALTERNATIVES:
            return machine.unknown("more combinations than are followed", None, reasons_of(*values))
    return union(alt for atoms, guard in combinations for alt in under(function(atoms), guard))
