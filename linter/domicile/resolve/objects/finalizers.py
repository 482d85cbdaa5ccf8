"""`__del__`: it runs when the last name of an object is gone, which the code does not show.

So it may run from the making of the object on, and what it sets stays possible for good.
"""

from __future__ import annotations

from domicile.ir import Span
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import BoundMethod, Ref, one, unguarded, union
from domicile.resolve.machine.arguments import passing
from domicile.resolve.machine.branches import apart, rejoin
from domicile.resolve.machine.interpreter import apply
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import ClassInfo, Closure, Frame
from domicile.resolve.objects.bases import bases_of

NAME = "__del__"


def note_finalizer(machine: Machine, info: ClassInfo, identity: int) -> None:
    """Note that something runs when this instance is gone, if its class says so."""
    if machine.classes.finalizing and (closure := _finalizer(info)) is not None:
        machine.classes.finalized[identity] = closure


def finalize(machine: Machine, state: State, frame: Frame, identity: int, span: Span) -> None:
    """Run what may run at any time from now on; what it sets of the object itself nobody sees."""
    closure = machine.classes.finalized.get(identity)
    if closure is None or closure in machine.stack or state.dead:
        return
    before, since = state.copy(), machine.new_id()
    apply(machine, state, frame, one(BoundMethod(closure, Ref(identity))), passing(machine), span)
    changed = [
        key
        for key, value in state.store.items()
        if key[0] < since and key[0] != identity and before.store.get(key) is not value
    ]
    if state.dead or not changed:
        state.become(before)
        return
    late = machine.classes.late
    for key in changed:
        late[key] = union((*late.get(key, ()), *unguarded(state.store[key])))
    rejoin(machine, state, apart(machine, [before, state.copy()]))


def _finalizer(info: ClassInfo) -> Closure | None:
    bases = (base for base in bases_of(info) if isinstance(base, ClassInfo))
    return next((base.methods[NAME] for base in bases if NAME in base.methods), None)
