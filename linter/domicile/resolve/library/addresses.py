"""Addresses put together by the library: `urljoin(base, path)`."""

from __future__ import annotations

from urllib.parse import urljoin

from domicile.ir import Span
from domicile.resolve.builtin_types.dicts import keys
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.builtin_types.texts import text_of
from domicile.resolve.domain.atoms import Atom
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Value, constant, one, restrict
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.combining import combine, reasons_of
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame


def _joined(
    machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
) -> Value:
    """`urljoin(base, path)` of constants."""
    place = frame.module.location(span)
    parts = [restrict(item.value, state.condition) for item in arguments.positional]

    def join(atoms: tuple[Atom, ...]) -> Value:
        texts = [text for atom in atoms if (text := text_of(machine, atom)) is not None]
        if len(texts) == len(atoms) == 2:
            try:
                return constant(urljoin(texts[0], texts[1]))
            except ValueError:
                return machine.unknown("an address that cannot be joined", place)
        reasons = reasons_of(*map(one, atoms))
        return machine.unknown("an address built from what is not shown", place, reasons)

    if len(parts) != 2 or keys(machine, arguments.keywords):
        return machine.unknown("an address built in a way of its own", place)
    return combine(machine, parts, join)


HANDLERS: dict[str, Handler] = {"urllib.parse.urljoin": _joined}
