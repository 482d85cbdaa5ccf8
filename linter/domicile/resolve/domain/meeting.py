"""Meeting: what a value is where several paths come together, each with its own value.

An alternative keeps its own decisions and gets those of its path, without what all paths share.
The paths of one meeting combine few different guards, so each combination is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from domicile.resolve.domain.atoms import Atom
from domicile.resolve.domain.guards import (
    TRUE,
    Against,
    Condition,
    Guard,
    contradicting,
    reduced,
    simplify,
)
from domicile.resolve.domain.values import MOST_ALTERNATIVES, Alternative, Value, bounded

Guards = tuple[Guard, ...]


class Meeting:
    """Paths that meet, by their conditions, none of which is empty."""

    __slots__ = ("_conditions", "_groups", "_simplified", "common")

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self._conditions = conditions
        self.common: Guard = frozenset.intersection(*chain.from_iterable(conditions))
        self._groups: dict[tuple[int, ...], _Group] = {}
        self._simplified: dict[tuple[int, ...], Guards] = {}

    def joined(self, values: Sequence[Value]) -> Value:
        """The value that is each of these on its path, in the order of the paths."""
        places: dict[Atom, list[Guards]] = {}
        single = True
        for group, value in self._by_value(values):
            for atom, own in value:
                found = group.known.get(own)
                if found is None:
                    found = group.combined(own)
                if not found:
                    continue
                known = places.get(atom)
                if known is None:
                    places[atom] = [found]
                    single = single and len(found) == 1
                else:
                    known.append(found)
                    single = False
        if single and len(places) <= MOST_ALTERNATIVES:
            return tuple([Alternative(atom, found[0][0]) for atom, found in places.items()])
        return bounded({atom: self._simplify(found) for atom, found in places.items()})

    def _by_value(self, values: Sequence[Value]) -> Iterable[tuple[_Group, Value]]:
        """The paths that have the very same value, together, and that value."""
        ways: dict[int, tuple[int, ...]] = {}
        for number, value in enumerate(values):
            ways[id(value)] = (*ways.get(id(value), ()), number)
        for numbers in ways.values():
            group = self._groups.get(numbers)
            if group is None:
                guards = chain.from_iterable(self._conditions[number] for number in numbers)
                group = self._groups[numbers] = _Group(reduced(guards), self.common)
            yield group, values[numbers[0]]

    def _simplify(self, found: list[Guards]) -> Guards:
        """Guards as one condition; what is found is kept with the groups, so ids tell it."""
        if len(found) == 1 and len(found[0]) == 1:
            return found[0]
        key = tuple(map(id, found))
        simple = self._simplified.get(key)
        if simple is None:
            simple = self._simplified[key] = simplify(chain.from_iterable(found))
        return simple


class _Group:
    """Some of the paths: `known` are the guards of an alternative there, by its own guard."""

    __slots__ = ("_common", "_guards", "_ways", "known")

    def __init__(self, guards: Condition, common: Guard) -> None:
        self._common = common
        self._guards = guards
        self._ways: list[tuple[Against, Guard]] | None = None
        self.known: dict[Guard, Guards] = {TRUE: tuple([guard - common for guard in guards])}

    def combined(self, own: Guard) -> Guards:
        """The guards under which an alternative with its own guard is the one on these paths."""
        kept = own - self._common
        if self._ways is None:
            pairs = zip(self._guards, contradicting(self._guards), strict=True)
            self._ways = [(against, guard - self._common) for guard, against in pairs]
        found = tuple([kept | rest for against, rest in self._ways if against.isdisjoint(own)])
        self.known[own] = found
        return found
