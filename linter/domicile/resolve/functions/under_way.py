"""What runs beside the rest: until somebody waits for it, it may not have begun, or be half done.

It is run where it is handed on. What follows finds what there was before, what it sets on its way
or what it has set in the end; whoever has waited for it finds only that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from domicile.calls import Location
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import Alternative, Value, unguarded, union
from domicile.resolve.machine.branches import rejoin
from domicile.resolve.machine.ledgers import UnderWay
from domicile.resolve.machine.machine import Machine
from domicile.resolve.syntax.half_done import Written, add_half_done, noting_writes

MOST_UNDER_WAY = 48


def run_under_way(
    machine: Machine,
    state: State,
    place: Location | None,
    run: Callable[[State], Value],
    own: int = 0,
) -> Value:
    """Run something that goes on beside what follows; `own` is the frame that only it sees."""
    before, since = state.copy(), machine.new_id()
    with noting_writes(machine) as written:
        value = run(state)
    if state.dead or before.dead:
        return value
    keys = dict.fromkeys([*written, *state.changed(before.store, since)])
    seen = [key for key in keys if key[0] < since and key[0] != own]
    finals = {key: held for key in seen if (held := state.get(*key))}
    if not finals:
        return value
    add_half_done(machine, before, {k: written[k] for k in seen if k in written}, since)
    not_yet, done = machine.choice(2)
    way = UnderWay(place, finals, next(iter(done)).choice)
    before.narrow((not_yet,))
    state.narrow((done,))
    rejoin(machine, state, [before, state.copy()])
    _keep(machine, way, written)
    return value


def _keep(machine: Machine, way: UnderWay, written: Written) -> None:
    from domicile.resolve.objects.finalizers import note_late

    later = machine.later
    while len(later.under_way) >= MOST_UNDER_WAY:  # the first may go on for good
        for key, held in later.under_way[0].finals.items():
            note_late(machine, key, held)
        _forget(machine, later.under_way[0])
    later.under_way.append(way)
    for key, final in way.finals.items():
        later.beside.setdefault(key, {})[way] = unguarded(final)


def _forget(machine: Machine, way: UnderWay) -> None:
    later = machine.later
    later.under_way.remove(way)
    for key in way.finals:
        ways = later.beside.get(key, {})
        ways.pop(way, None)
        if not ways:
            later.beside.pop(key, None)


def claim(machine: Machine, place: Location) -> list[UnderWay]:
    """What was handed on within a place, which stands for it from now on."""
    found = [way for way in machine.later.under_way if not way.claimed and _within(way, place)]
    for way in found:
        way.claimed = True
    return found


def finish_within(machine: Machine, state: State, place: Location) -> None:
    """What was handed on within a place is waited for there."""
    ways = [way for way in machine.later.under_way if not way.claimed and _within(way, place)]
    finish(machine, state, ways)


def finish_pools(machine: Machine, state: State) -> None:
    """The block of a pool is over: what it has been handed is through."""
    finish(machine, state, [way for way in machine.later.under_way if way.pooled])


def finish_unclaimed(machine: Machine, state: State, path: str) -> None:
    """What a module has handed on by names that are not told apart is waited for."""
    under_way = machine.later.under_way
    ways = [w for w in under_way if not w.claimed and w.place is not None and w.place.path == path]
    finish(machine, state, ways)


def finish(machine: Machine, state: State, ways: Iterable[UnderWay]) -> None:
    """What these have set is set; what others have set meanwhile may be there, too."""
    for way in ways:
        if way not in machine.later.under_way:
            continue
        _forget(machine, way)
        for key, final in way.finals.items():
            now = state.store.get(key) or state.get(*key) or ()
            state.set(*key, _settled(way, now, final))


def _settled(way: UnderWay, now: Value, final: Value) -> Value:
    rest: list[Alternative] = []
    for alternative in now:
        if all(decision.choice != way.choice for decision in alternative.guard):
            rest.append(alternative)
    return union((*final, *rest))


def _within(way: UnderWay, place: Location) -> bool:
    return way.place is not None and is_within(way.place, place)


def is_within(part: Location, whole: Location) -> bool:
    """Whether a place stands in another one."""
    if part.path != whole.path:
        return False
    inner, outer = part.span, whole.span
    begins = (outer.line, outer.column) <= (inner.line, inner.column)
    return begins and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
