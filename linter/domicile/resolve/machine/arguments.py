"""Arguments: what a call passes, as a record."""

from __future__ import annotations

from domicile import ir
from domicile.quick_classes import dataclass
from domicile.resolve.domain.atoms import Item
from domicile.resolve.domain.values import Value
from domicile.resolve.machine.machine import Machine


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a call passes. `keywords` is a dict object with the names and a rest for splats.

    `open` means the caller is not seen: every parameter may be anything. `checked` is whether a
    model holds what it is given against its annotations.
    """

    positional: tuple[Item, ...]
    more: Value | None  # elements of a `*splat` of unknown length
    keywords: int
    expr: ir.Call | None
    open: bool = False
    checked: bool = True


def open_arguments(machine: Machine) -> Arguments:
    """The arguments of a caller that is not seen."""
    return Arguments((), None, machine.no_keywords, None, open=True)


def passing(machine: Machine, *values: Value) -> Arguments:
    """The arguments of a call that passes these values by position."""
    return Arguments(tuple(Item(v, None) for v in values), None, machine.no_keywords, None)
