"""Which settings hold for a file.

Scopes are read in order and the later wins key by key. A key is `workspace`, each key inside
`permit` (and each platform inside `permit.regions`), `require_explicit_geo` and `unresolved`.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from domicile.calls import Location
from domicile.policy.globs import matcher
from domicile.policy.model import Names, Permit, Policy, Scope, Workspace
from domicile.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one file; `origins` tells where each key that is set was written."""

    workspace: Workspace | None = None
    permit: Permit = field(default=Permit())
    require_explicit_geo: bool = False
    unresolved: str | None = None
    origins: Mapping[str, Location] = field(default_factory=dict, compare=False)


def settings_for(policy: Policy, path: str) -> Settings:
    """The settings for a file, named relative to the policy's directory."""
    history = given(policy, path)
    chosen = {key: values[-1][0] for key, values in history.items()}
    origins = {key: values[-1][1] for key, values in history.items()}
    return _assemble(policy, chosen, origins)


def given(policy: Policy, path: str) -> dict[str, list[tuple[object, Location]]]:
    """Every value that a key (dotted) is given for a file, with its place; the last one holds."""
    history: dict[str, list[tuple[object, Location]]] = {}
    for scope in policy.scopes:
        if scope.paths is None or matcher(scope.paths)(path):
            for keys, value in _settings_of(scope):
                place = scope.places.at(*keys)
                history.setdefault(".".join(keys), []).append((value, place))
    return history


def rebase(policy: Policy, base: Path | None = None) -> Callable[[str], str]:
    """Turns a path relative to `base` (the working directory) into one relative to the policy's."""
    root, start = policy.root, base or Path.cwd()
    below = "." if root is None else os.path.relpath(start, root).replace(os.sep, "/")
    if below == ".":
        return lambda path: path.removeprefix("./")
    if root is not None and below.startswith(".."):
        return lambda path: os.path.relpath(start / path, root).replace(os.sep, "/")
    return lambda path: posixpath.normpath(posixpath.join(below, path))


def _settings_of(scope: Scope) -> Iterator[tuple[tuple[str, ...], object]]:
    permit = scope.permit
    candidates: list[tuple[tuple[str, ...], object]] = [
        (("workspace",), scope.workspace),
        (("permit", "geos"), permit.geos),
        (("permit", "platforms"), permit.platforms),
        *((("permit", "regions", name), regions) for name, regions in permit.regions.items()),
        (("permit", "profiles"), permit.profiles),
        (("permit", "endpoints"), permit.endpoints),
        (("require_explicit_geo",), scope.require_explicit_geo),
        (("unresolved",), scope.unresolved),
    ]
    return ((keys, value) for keys, value in candidates if value is not None)


def _assemble(
    policy: Policy, chosen: Mapping[str, object], origins: Mapping[str, Location]
) -> Settings:
    def names(key: str) -> Names | None:
        value = chosen.get(f"permit.{key}")
        return value if isinstance(value, tuple) else None

    regions = {
        name: found
        for name in ("bedrock", "vertex")
        if (found := names(f"regions.{name}")) is not None
    }
    unresolved = chosen.get("unresolved")
    return Settings(
        workspace=policy.workspaces.get(str(chosen.get("workspace"))),
        permit=Permit(
            names("geos"), names("platforms"), regions, names("profiles"), names("endpoints")
        ),
        require_explicit_geo=chosen.get("require_explicit_geo") is True,
        unresolved=str(unresolved) if unresolved is not None else None,
        origins=origins,
    )
