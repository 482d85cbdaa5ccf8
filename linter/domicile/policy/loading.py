"""Finding and reading a policy, together with everything it extends."""

from __future__ import annotations

import glob
import importlib.util
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from domicile import schema
from domicile.policy.model import (
    DataResidency,
    Names,
    Override,
    Permit,
    Places,
    Policy,
    Scope,
    Waiver,
    Workspace,
)
from domicile.positions import Document, DocumentError, KeyPath, Problem, read

NAME = "domicile.yaml"


def find(start: Path) -> Path | None:
    """The nearest `domicile.yaml` from the directory `start` upward, up to the repository root.

    Raises DocumentError where a `domicile.yml` lies that would silently be passed over.
    """
    for directory in (start.absolute(), *start.absolute().parents):
        found, other = directory / NAME, directory / "domicile.yml"
        if other.is_file():
            message = f"two policies: {NAME} lies beside it" if found.is_file() else "is not read"
            raise DocumentError(
                (Problem(_shown(other), 1, 1, message, "", f"a policy is called {NAME}"),)
            )
        if found.exists():
            return found
        if (directory / ".git").exists():
            return None
    return None


def load(path: Path) -> Policy:
    """The policy in `path`. Raises DocumentError with everything that is wrong with it."""
    top = path.absolute()
    layers = _layers(top, ())
    policy = _merge(top, layers)
    problems = tuple(_misnamed(policy, layers))
    if problems:
        raise DocumentError(problems)
    return policy


@dataclass(frozen=True, slots=True)
class _Layer:
    """One file, valid by the schema."""

    file: Path
    document: Document
    custom_rules: tuple[Path, ...] = field(default=())


def _layers(file: Path, extending: tuple[Path, ...]) -> tuple[_Layer, ...]:
    """`file` after all it extends; a base that is reached twice counts where it comes first."""
    document = read(_bytes(file), _shown(file))
    if document.data is None:
        problem = Problem(
            document.path, 1, 1, "the file is empty", "", "write `version: 1` at least"
        )
        raise DocumentError((problem,))
    if problems := schema.violations(document, "policy"):
        raise DocumentError(problems)
    bases: list[_Layer] = []
    for index, entry in enumerate(document.data.get("extends") or ()):
        key: KeyPath = ("extends", index)
        base = _base(document, key, entry, file.parent)
        if base in (*extending, file):
            chain = " -> ".join(_shown(each) for each in (*extending, file, base))
            raise DocumentError((document.problem(key, f"extends itself: {chain}"),))
        known = {layer.file for layer in bases}
        bases += [layer for layer in _layers(base, (*extending, file)) if layer.file not in known]
    return (*bases, _Layer(file, document, _custom_rules(document, file.parent)))


def _base(document: Document, key: KeyPath, entry: str, directory: Path) -> Path:
    """The file that one entry of `extends` names."""
    packaged = re.fullmatch(r"([A-Za-z_]\w+(?:\.\w+)*):(.+)", entry)
    if packaged is None:
        file = Path(os.path.normpath(directory / entry))
    else:
        # Only the top-level name is looked up, and nothing is imported.
        package, *inner = packaged[1].split(".")
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            message = f"the package '{package}' is not installed"
            raise DocumentError((document.problem(key, message),))
        file = Path(next(iter(spec.submodule_search_locations)), *inner, packaged[2])
    if not file.is_file():
        raise DocumentError((document.problem(key, f"there is no file {_shown(file)}"),))
    return file


def _custom_rules(document: Document, directory: Path) -> tuple[Path, ...]:
    files: list[Path] = []
    for index, pattern in enumerate(document.data.get("custom_rules") or ()):
        found = sorted(glob.glob(pattern, root_dir=directory, recursive=True))
        if not found:
            message = f"no file matches '{pattern}'"
            raise DocumentError((document.problem(("custom_rules", index), message),))
        files += [directory / name for name in found]
    return tuple(dict.fromkeys(files))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DocumentError((Problem(_shown(file), 1, 1, f"cannot be read: {reason}"),)) from None


def _shown(file: Path) -> str:
    """How messages call a file: relative to the working directory, with forward slashes."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # another drive
        return file.as_posix()


# --- from plain data to records --------------------------------------------------------


def _merge(top: Path, layers: tuple[_Layer, ...]) -> Policy:
    """Later layers replace workspaces and severities by name; lists are joined."""
    workspaces: dict[str, Workspace] = {}
    rules: dict[str, Override] = {}
    scopes: list[Scope] = []
    waivers: list[Waiver] = []
    exclude: list[str] = []
    for layer in layers:
        data, places = layer.document.data, Places(layer.document)
        for name, entry in (data.get("workspaces") or {}).items():
            workspaces[name] = _workspace(name, entry, places.under("workspaces", name))
        for name, severity in (data.get("rules") or {}).items():
            rules[name] = Override(severity, places.at("rules", name))
        for index, entry in enumerate(data.get("scopes") or ()):
            scopes.append(_scope(entry, places.under("scopes", index)))
        for index, entry in enumerate(data.get("waivers") or ()):
            waivers.append(_waiver(entry, places.under("waivers", index)))
        exclude += data.get("exclude") or ()
    return Policy(
        path=_shown(top),
        root=top.parent,
        workspaces=workspaces,
        scopes=tuple(scopes),
        rules=rules,
        waivers=tuple(waivers),
        exclude=tuple(exclude),
        custom_rules=tuple(dict.fromkeys(file for layer in layers for file in layer.custom_rules)),
        files=tuple(layer.file for layer in layers),
    )


def _workspace(name: str, entry: Mapping[str, Any], places: Places) -> Workspace:
    declared = entry.get("data_residency") or {}
    allowed = declared.get("allowed_inference_geos", "unrestricted")
    residency = DataResidency(
        declared.get("workspace_geo", "us"),
        None if allowed == "unrestricted" else tuple(allowed),
        declared.get("default_inference_geo", "global"),
    )
    platform = entry.get("platform", "claude-api")
    return Workspace(name, entry.get("id"), platform, residency, places)


def _scope(entry: Mapping[str, Any], places: Places) -> Scope:
    permit = entry.get("permit") or {}
    return Scope(
        paths=_names(entry.get("paths")),
        workspace=entry.get("workspace"),
        permit=Permit(
            geos=_names(permit.get("geos")),
            platforms=_names(permit.get("platforms")),
            regions={name: tuple(found) for name, found in (permit.get("regions") or {}).items()},
            profiles=_names(permit.get("profiles")),
            endpoints=_names(
                [host.lower() for host in permit["endpoints"]] if "endpoints" in permit else None
            ),
        ),
        require_explicit_geo=entry.get("require_explicit_geo"),
        unresolved=entry.get("unresolved"),
        places=places,
    )


def _waiver(entry: Mapping[str, Any], places: Places) -> Waiver:
    expires = date.fromisoformat(entry["expires"])
    return Waiver(
        entry["rule"], tuple(entry["paths"]), entry["reason"], entry["owner"], expires, places
    )


def _names(values: list[str] | None) -> Names | None:
    return None if values is None else tuple(values)


# --- names that must exist -------------------------------------------------------------


def _misnamed(policy: Policy, layers: tuple[_Layer, ...]) -> Iterator[Problem]:
    """Workspaces and rules that are named but do not exist, and ids that are declared twice."""
    from domicile import rulebook

    rules = rulebook.names(policy.custom_rules)
    owners: dict[str, str] = {}
    for workspace in policy.workspaces.values():
        if workspace.id is not None:
            first = owners.setdefault(workspace.id, workspace.name)
            if first != workspace.name:
                yield _problem(
                    workspace.places, ("id",), f"'{workspace.id}' is the id of '{first}' too"
                )
    for scope in policy.scopes:
        if scope.workspace is not None and scope.workspace not in policy.workspaces:
            help_ = schema.did_you_mean(scope.workspace, policy.workspaces)
            message = f"'{scope.workspace}' is not a declared workspace"
            yield _problem(scope.places, ("workspace",), message, help_)
    for layer in layers:
        for name in layer.document.data.get("rules") or ():
            if name not in rules:
                help_ = schema.did_you_mean(name, rules)
                yield layer.document.problem(("rules", name), "no such rule", help_, at_key=True)
    for waiver in policy.waivers:
        if waiver.rule not in rules:
            help_ = schema.did_you_mean(waiver.rule, rules)
            yield _problem(waiver.places, ("rule",), f"'{waiver.rule}' is not a rule", help_)


def _problem(places: Places, keys: KeyPath, message: str, suggestion: str = "") -> Problem:
    assert places.document is not None  # it was read from a file
    return places.document.problem((*places.prefix, *keys), message, suggestion)
