"""Library functions that put the elements of a list into another order, or add and take some."""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.builtin_types.handlers import Handler
from domicile.resolve.builtin_types.sequences import loosened, one_element
from domicile.resolve.domain.atoms import Item
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import NONE, Value
from domicile.resolve.library.packages import REORDERING
from domicile.resolve.machine.arguments import Arguments
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Frame

_ADDING = (
    *("heapq.heappush", "heapq.heappushpop", "heapq.heapreplace"),
    *("bisect.insort", "bisect.insort_left", "bisect.insort_right"),
)
_GIVING = ("heapq.heappop", "heapq.heappushpop", "heapq.heapreplace")


def _reordered(adds: bool, gives: bool) -> Handler:
    """What `function(items, ...)` does: the list may hold its elements in any order."""

    def handle(
        machine: Machine, state: State, frame: Frame, arguments: Arguments, span: Span
    ) -> Value:
        if not arguments.positional:
            return machine.unknown("what a list gives", frame.module.location(span))
        items, *added = (item.value for item in arguments.positional)
        more = tuple(Item(value, None) for value in added[:1]) if adds else ()
        for atom, _ in items:
            if machine.is_sequence(atom):
                loosened(machine, state, atom.id, more)
        return one_element(machine, state, items) if gives else NONE

    return handle


HANDLERS: dict[str, Handler] = {
    path: _reordered(path in _ADDING, path in _GIVING) for path in sorted(REORDERING)
}
