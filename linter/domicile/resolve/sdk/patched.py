"""Methods of the SDK's resources that the tree replaces: `Messages.create = pinned`.

Whoever calls the method of a client then calls the replacement, which may call the original.
"""

from __future__ import annotations

from domicile.catalog import Path
from domicile.resolve.domain.atoms import Atom, BoundMethod, External, Member, Partial
from domicile.resolve.domain.state import State
from domicile.resolve.domain.values import ABSENT_VALUE, Value, restrict
from domicile.resolve.machine.branches import alternatives
from domicile.resolve.machine.machine import Machine
from domicile.resolve.machine.program import Closure, Frame
from domicile.resolve.modules.environment_settings import is_test
from domicile.resolve.objects.bases import client_class

CALLED = (Closure, BoundMethod, Partial, External)  # what can call the SDK's own
PASSED = "passed"  # a method that requests pass, in what is noted of the SDK
MADE = "__init__"  # the method that every client of a class passes when it is made
ASYNC = "Async"  # what the names of the asynchronous classes begin with


def patch(
    machine: Machine, state: State, frame: Frame, owner: External, name: str, value: Value
) -> None:
    """Note `owner.name = value` where that is a method of a resource.

    What only tests put there, or is not shown (a mock), leaves the SDK's own beside it. Noted is
    also what replaces a method that every request passes, other than by itself or in a test.
    """
    if _is_passed(machine, owner.path, name) and not is_test(frame.module.path):
        kind = ASYNC in owner.path.rpartition(".")[2]
        machine.write(state, machine.package, (PASSED, kind, name), value)
    path = machine.catalog.resource(owner.path)
    if path is not None and (*path, name) in machine.catalog.operations:
        shown = tuple(alternative for alternative in value if isinstance(alternative.atom, CALLED))
        if len(shown) < len(value) or is_test(frame.module.path):
            value = alternatives(machine, [shown, ABSENT_VALUE]) if shown else ABSENT_VALUE
        kind = owner.path.rpartition(".")[2].startswith(ASYNC)
        machine.write(state, machine.package, (*path, name), value)
        machine.write(state, machine.package, (kind, *path, name), value)


def _is_passed(machine: Machine, owner: str, name: str) -> bool:
    """Whether this method of a class of the SDK, or of an HTTP client, is passed by requests."""
    catalog = machine.catalog
    if owner.partition(".")[0] == catalog.package:
        return name in catalog.hooks or (name == MADE and catalog.client(owner) is not None)
    http = catalog.http_client
    return owner in http.classes | http.plain and name in http.passed | http.holding


def method_patched(machine: Machine, state: State, client: int, name: str) -> bool:
    """Whether a method that this client's requests pass is replaced for all clients."""
    made = client_class(machine, client)
    kind = made is not None and made.name.startswith(ASYNC)
    found = state.get(machine.package, (PASSED, kind, name)) or ()
    return any(
        isinstance(atom, CALLED) and not _is_own(atom, name)
        for atom, _ in restrict(found, state.condition)
    )


def _is_own(atom: Atom, name: str) -> bool:
    return isinstance(atom, External) and atom.path.endswith(f".{name}")


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
