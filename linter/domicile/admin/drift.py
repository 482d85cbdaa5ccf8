"""How the declared workspaces differ from those that the Admin API lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domicile.admin.answer import RemoteWorkspace
from domicile.admin.pull import HOME, declared_as, residency_entry, same
from domicile.policy.model import Policy, Workspace
from domicile.quick_classes import dataclass

DIFFERS, MISSING, UNNAMED = "differs", "missing", "unnamed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a declared workspace is not what the API says.

    `kind`: a value "differs", the workspace is "missing" in the answer, or it is "unnamed":
    without an id, and no workspace of the organization has its name.
    """

    workspace: Workspace
    kind: str
    key: str | None = None
    declared: tuple[str, ...] = ()
    actual: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences between `compared` workspaces and their counterparts.

    `undeclared` are the ids that the policy does not declare, `elsewhere` the names of those
    that the Admin API does not list.
    """

    differences: tuple[Difference, ...]
    compared: int
    undeclared: tuple[str, ...]
    elsewhere: tuple[str, ...]


def compare(policy: Policy, remote: Sequence[RemoteWorkspace]) -> Comparison:
    """The declared workspaces beside the organization's."""
    matched = {declared.name: each for each in remote if (declared := declared_as(each, policy))}
    known = {each.id for each in matched.values()}
    home = [each for each in policy.workspaces.values() if each.platform == HOME]
    return Comparison(
        tuple(found for each in home for found in _differences(each, matched.get(each.name))),
        len(home),
        tuple(each.id for each in remote if each.id not in known),
        tuple(each.name for each in policy.workspaces.values() if each.platform != HOME),
    )


def _differences(declared: Workspace, remote: RemoteWorkspace | None) -> Iterator[Difference]:
    if remote is None:
        yield Difference(declared, UNNAMED if declared.id is None else MISSING)
    elif remote.data_residency is not None:
        actual = residency_entry(remote.data_residency)
        for key, value in residency_entry(declared.data_residency).items():
            if not same(value, actual[key]):
                yield Difference(declared, DIFFERS, key, _words(value), _words(actual[key]))


def _words(value: str | list[str]) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,)
