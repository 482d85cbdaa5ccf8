"""Methods of the SDK's resources that the tree replaces: `Messages.create = pinned`.

Whoever calls the method of a client then calls the replacement, which may call the original.
"""

from __future__ import annotations

from domicile.catalog import Path
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import (
    ABSENT_VALUE,
    BoundMethod,
    External,
    Member,
    Partial,
    Value,
)
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame
from domicile.resolve.modules.environment import is_test
from domicile.resolve.objects.bases import client_class

CALLED = (Closure, BoundMethod, Partial, External)  # what can call the SDK's own
ASYNC = "Async"  # what the names of the asynchronous classes begin with


def patch(
    machine: Machine, state: State, frame: Frame, owner: External, name: str, value: Value
) -> None:
    """Note `owner.name = value` where that is a method of a resource.

    What only tests put there, or is not shown (a mock), leaves the SDK's own beside it.
    """
    path = machine.catalog.resource(owner.path)
    if path is not None and (*path, name) in machine.catalog.operations:
        shown = tuple(alternative for alternative in value if isinstance(alternative.atom, CALLED))
        if len(shown) < len(value) or is_test(frame.module.path):
            value = alternatives(machine, [shown, ABSENT_VALUE]) if shown else ABSENT_VALUE
        kind = owner.path.rpartition(".")[2].startswith(ASYNC)
        machine.write(state, machine.package, (*path, name), value)
        machine.write(state, machine.package, (kind, *path, name), value)


def replacement(machine: Machine, state: State, member: Member) -> Value | None:
    """What a method of a client is replaced by, absent where it may be the SDK's own."""
    path: Path = member.path
    found = state.get(machine.package, path)
    if found is None:
        return None
    client = client_class(machine, member.owner)
    kind = client is not None and client.name.startswith(ASYNC)
    same = state.get(machine.package, (kind, *path))
    return found if same is not None else alternatives(machine, [found, ABSENT_VALUE])
