"""The organization's workspaces written into the text of a policy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from domicile.admin.answer import UNRESTRICTED, RemoteWorkspace
from domicile.admin.edits import Edit, Text, applied
from domicile.policy.model import DataResidency, Policy, Workspace
from domicile.positions import Document, DocumentError, read
from domicile.quick_classes import dataclass

HOME = "claude-api"  # the platform whose workspaces the Admin API lists
_WORKSPACES = "workspaces"
_RESIDENCY = "data_residency"


class PullError(Exception):
    """A policy that cannot be changed without touching the rest of it."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """A policy's new text, and what was changed in it, one line each."""

    text: str
    changes: tuple[str, ...]


def pull(text: str, path: str, policy: Policy, remote: Sequence[RemoteWorkspace]) -> Pulled:
    """The policy's text with the `workspaces` that the Admin API lists.

    `policy` is what the text and its bases say, `path` what messages call the file. Workspaces
    that the answer does not have stay, and so do those that a base declares. Raises PullError.
    """
    source = Text(text, read(text.encode(), path))
    wanted: dict[str, Any] = deepcopy(source.document.data)
    changes = list(_changes(source.document, policy, remote))
    fresh: dict[str, Any] = {}
    edits: list[Edit] = []
    for change in sorted(changes, key=lambda each: -len(each.keys)):  # the inner ones first
        keys = (_WORKSPACES, *change.keys)
        if keys in source.document.values:
            edits += source.replaced(keys, change.value)
        elif len(change.keys) == 1:
            fresh[change.keys[0]] = change.value
        else:
            edits.append(source.added(keys[:-1], keys[-1], change.value))
        _set(wanted, keys, change.value)
    edits += _added(source, fresh)
    result = applied(text, edits)
    if _data(result, path) != wanted:
        raise PullError(
            f"{path}: the workspaces are written in a way that cannot be changed in place; "
            "write them one key a line"
        )
    return Pulled(result, tuple(change.told for change in changes))


def _data(text: str, path: str) -> Any:
    try:
        return read(text.encode(), path).data
    except DocumentError:
        return None


@dataclass(frozen=True, slots=True)
class _Change:
    """A value to set below `workspaces`, and how that is told."""

    keys: tuple[str, ...]
    value: Any
    told: str


def _changes(
    document: Document, policy: Policy, remote: Sequence[RemoteWorkspace]
) -> Iterator[_Change]:
    taken = set(policy.workspaces)
    own = (document.data or {}).get(_WORKSPACES) or {}
    for each in remote:
        declared = declared_as(each, policy)
        if declared is None:
            name = _free_name(each, taken)
            taken.add(name)
            yield _Change((name,), _entry(each), f"{name}: added ({each.id})")
        elif declared.name in own:
            yield from _updates(declared.name, own[declared.name] or {}, each)


def _updates(name: str, entry: Mapping[str, Any], remote: RemoteWorkspace) -> Iterator[_Change]:
    if not entry:
        yield _Change((name,), _entry(remote), f"{name}: id and {_RESIDENCY} added ({remote.id})")
        return
    if "id" not in entry:
        yield _Change((name, "id"), remote.id, f"{name}: id {remote.id}")
    if remote.data_residency is None:
        return
    wanted = residency_entry(remote.data_residency)
    written = entry.get(_RESIDENCY)
    if not written:
        yield _Change((name, _RESIDENCY), wanted, f"{name}: {_RESIDENCY} added")
        return
    for key, value in wanted.items():
        if key not in written:
            yield _Change((name, _RESIDENCY, key), value, f"{name}: {key} {shown(value)}")
        elif not same(written[key], value):
            told = f"{name}: {key} {shown(written[key])} -> {shown(value)}"
            yield _Change((name, _RESIDENCY, key), value, told)


def declared_as(remote: RemoteWorkspace, policy: Policy) -> Workspace | None:
    """The declared workspace that one of the organization is: by its id, else by its name."""
    home = [each for each in policy.workspaces.values() if each.platform == HOME]
    by_id = (each for each in home if each.id == remote.id)
    names = {remote.name.casefold(), slug(remote.name).casefold()}
    by_name = (each for each in home if each.id is None and each.name.casefold() in names)
    return next(by_id, None) or next(by_name, None)


def residency_entry(residency: DataResidency) -> dict[str, Any]:
    """A `data_residency` as a policy writes it."""
    allowed = residency.allowed_inference_geos
    return {
        "workspace_geo": residency.workspace_geo,
        "allowed_inference_geos": UNRESTRICTED if allowed is None else list(allowed),
        "default_inference_geo": residency.default_inference_geo,
    }


def same(one: Any, other: Any) -> bool:
    """Whether two values of `data_residency` mean the same; the order of geos means nothing."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(one) == sorted(other)
    return bool(one == other)


def shown(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


def slug(name: str) -> str:
    """A name that a policy can use for a workspace; empty where nothing is left of it."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-._")


def _free_name(remote: RemoteWorkspace, taken: set[str]) -> str:
    name = slug(remote.name) or slug(remote.id) or "workspace"
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(each for each in numbered if each not in taken)


def _entry(remote: RemoteWorkspace) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": remote.id}
    if remote.data_residency is not None:
        entry[_RESIDENCY] = residency_entry(remote.data_residency)
    return entry


def _added(source: Text, fresh: Mapping[str, Any]) -> list[Edit]:
    """The edits that add whole workspaces."""
    if not fresh:
        return []
    if (source.document.data or {}).get(_WORKSPACES):
        return [source.added((_WORKSPACES,), name, entry) for name, entry in fresh.items()]
    if (_WORKSPACES,) in source.document.values:
        return source.replaced((_WORKSPACES,), dict(fresh))
    return [source.added((), _WORKSPACES, dict(fresh), after="version")]


def _set(data: dict[str, Any], keys: tuple[str, ...], value: Any) -> None:
    for key in keys[:-1]:
        if not isinstance(data.get(key), dict):
            data[key] = {}
        data = data[key]
    data[keys[-1]] = value
