"""Finding and reading a policy, together with everything it extends."""

from __future__ import annotations

import glob
import importlib.util
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from importlib.machinery import ModuleSpec
from pathlib import Path

from domicile import rulebook, schema
from domicile.cache.documents import valid
from domicile.cache.store import Store
from domicile.policy import entries
from domicile.policy.model import Override, Places, Policy, Scope, Waiver, Workspace
from domicile.positions import (
    NO_TEXTS,
    Document,
    DocumentError,
    KeyPath,
    Problem,
    display,
)
from domicile.quick_classes import dataclass

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
                (Problem(display(other), 1, 1, message, "", f"a policy is called {NAME}"),)
            )
        if os.path.lexists(found):  # a link that leads nowhere is a policy that cannot be read
            if found.exists() and not (found.is_file() or found.is_dir()):
                raise DocumentError((Problem(display(found), 1, 1, "is not a file"),))
            return found
        if (directory / ".git").exists():
            return None
    return None


def load(
    path: Path,
    texts: Mapping[str, bytes] = NO_TEXTS,
    further: tuple[Path, ...] = (),
    store: Store | None = None,
) -> Policy:
    """The policy in `path`. Raises DocumentError with everything that is wrong with it.

    `texts` stand for the files at their paths from the working directory; `further` are files
    of rules that it has besides its own custom rules. In `store` is kept what was valid.
    """
    top = path.absolute()
    layers = _layers(top, (), texts, store)
    own = (file for layer in layers for file in layer.custom_rules)
    custom_rules = tuple(dict.fromkeys((*own, *further)))
    rule_ids = rulebook.ids(custom_rules)
    policy = replace(_merge(top, layers, rule_ids), custom_rules=custom_rules)
    if problems := (
        *_misnamed(policy, rule_ids),
        *_named_twice(layers, rule_ids),
        *_not_waivable(policy),
    ):
        raise DocumentError(problems)
    return policy


@dataclass(frozen=True, slots=True)
class _Layer:
    """One file, valid by the schema."""

    file: Path
    document: Document
    custom_rules: tuple[Path, ...] = field(default=())


def _layers(
    file: Path, extending: tuple[Path, ...], texts: Mapping[str, bytes], store: Store | None
) -> tuple[_Layer, ...]:
    """`file` after all it extends; a base that is reached twice counts where it comes first."""
    document = valid(file, "policy", texts, store)
    if document.data is None:
        problem = Problem(
            document.path, 1, 1, "the file is empty", "", "write `version: 1` at least"
        )
        raise DocumentError((problem,))
    bases: list[_Layer] = []
    for index, entry in enumerate(document.data.get("extends") or ()):
        key: KeyPath = ("extends", index)
        base = _base(document, key, entry, file.parent)
        if base in (*extending, file):
            chain = " -> ".join(display(each) for each in (*extending, file, base))
            raise DocumentError((document.problem(key, f"extends itself: {chain}"),))
        known = {layer.file for layer in bases}
        found = _layers(base, (*extending, file), texts, store)
        bases += [layer for layer in found if layer.file not in known]
    return (*bases, _Layer(file, document, _custom_rules(document, file.parent)))


def _base(document: Document, key: KeyPath, entry: str, directory: Path) -> Path:
    """The file that one entry of `extends` names."""
    packaged = re.fullmatch(r"([A-Za-z_]\w+(?:\.\w+)*):(.+)", entry)
    if packaged is None:
        file = Path(os.path.normpath(directory / entry))
    else:
        # Only the top-level name is looked up, and nothing is imported.
        package, *inner = packaged[1].split(".")
        spec = _spec(package)
        if spec is None or not spec.submodule_search_locations:
            message = f"the package '{package}' is not installed"
            raise DocumentError((document.problem(key, message),))
        file = Path(next(iter(spec.submodule_search_locations)), *inner, packaged[2])
    if not os.path.isfile(file):
        raise DocumentError((document.problem(key, f"there is no file {display(file)}"),))
    return file


def _spec(package: str) -> ModuleSpec | None:
    try:
        return importlib.util.find_spec(package)
    except ValueError:  # a module that was not imported in the usual way, such as __main__
        return None


def _custom_rules(document: Document, directory: Path) -> tuple[Path, ...]:
    files: list[Path] = []
    for index, pattern in enumerate(document.data.get("custom_rules") or ()):
        found = sorted(glob.glob(pattern, root_dir=directory, recursive=True))
        if not found:
            message = f"no file matches '{pattern}'"
            raise DocumentError((document.problem(("custom_rules", index), message),))
        files += [directory / name for name in found]
    return tuple(dict.fromkeys(files))


def _merge(top: Path, layers: tuple[_Layer, ...], rule_ids: Mapping[str, str]) -> Policy:
    """Later layers replace workspaces and severities by name; lists are joined."""
    workspaces: dict[str, Workspace] = {}
    rules: dict[str, Override] = {}
    scopes: list[Scope] = []
    waivers: list[Waiver] = []
    exclude: list[tuple[str, Places]] = []
    for layer in layers:
        data, places = layer.document.data, Places(layer.document)
        for name, entry in (data.get("workspaces") or {}).items():
            found = entries.workspace(name, entry, places.under("workspaces", name))
            workspaces[name] = replace(found, instead_of=workspaces.get(name))
        for word, severity in (data.get("rules") or {}).items():
            id_ = rule_ids.get(word, word)
            rules[id_] = Override(word, severity, places.at("rules", word), rules.get(id_))
        for index, entry in enumerate(data.get("scopes") or ()):
            scopes.append(entries.scope(entry, places.under("scopes", index)))
        for index, entry in enumerate(data.get("waivers") or ()):
            waivers.append(entries.waiver(entry, places.under("waivers", index)))
        for index, pattern in enumerate(data.get("exclude") or ()):
            exclude.append((pattern, places.under("exclude", index)))
    return Policy(
        path=display(top),
        root=top.parent,
        workspaces=workspaces,
        scopes=tuple(scopes),
        rules=rules,
        waivers=tuple(waivers),
        exclude=tuple(pattern for pattern, _ in exclude),
        exclude_places=tuple(place for _, place in exclude),
        files=tuple(layer.file for layer in layers),
    )


# --- names that must exist -------------------------------------------------------------


def _misnamed(policy: Policy, rule_ids: Mapping[str, str]) -> Iterator[Problem]:
    """Workspaces and rules that are named but do not exist, and ids that are declared twice."""
    owners: dict[str, str] = {}
    for workspace in policy.workspaces.values():
        first = owners.setdefault(workspace.id or workspace.name, workspace.name)
        if first != workspace.name:
            message = f"'{workspace.id}' is the id of '{first}' too"
            yield _problem(workspace.places, ("id",), message)
    for scope in policy.scopes:
        if scope.workspace is not None and scope.workspace not in policy.workspaces:
            message = f"'{scope.workspace}' is not a declared workspace"
            help_ = schema.did_you_mean(scope.workspace, policy.workspaces)
            yield _problem(scope.places, ("workspace",), message, help_)
    for waiver in policy.waivers:
        if waiver.rule not in rule_ids:
            help_ = schema.did_you_mean(waiver.rule, rule_ids)
            yield _problem(waiver.places, ("rule",), f"'{waiver.rule}' is not a rule", help_)


def _named_twice(layers: tuple[_Layer, ...], rule_ids: Mapping[str, str]) -> Iterator[Problem]:
    """Overrides of rules that do not exist, or that the same file overrides under both words."""
    for layer in layers:
        seen: dict[str, str] = {}
        for word in layer.document.data.get("rules") or ():
            message, help_ = "", ""
            if word not in rule_ids:
                message, help_ = "no such rule", schema.did_you_mean(word, rule_ids)
            elif (first := seen.setdefault(rule_ids[word], word)) != word:
                message = f"the same rule as '{first}'"
            if message:
                yield layer.document.problem(("rules", word), message, help_, at_key=True)


def _not_waivable(policy: Policy) -> Iterator[Problem]:
    """Waivers of rules that nothing may silence."""
    if not policy.waivers:  # only they need the rules themselves
        return
    kept = (rule for rule in rulebook.load(policy.custom_rules) if not rule.suppressible)
    words = {word for rule in kept for word in (rule.id, rule.name)}
    for waiver in policy.waivers:
        if waiver.rule in words:
            message = f"'{waiver.rule}' cannot be waived: it is marked suppressible: false"
            yield _problem(waiver.places, ("rule",), message)


def _problem(places: Places, keys: KeyPath, message: str, suggestion: str = "") -> Problem:
    assert places.document is not None  # it was read from a file
    return places.document.problem((*places.prefix, *keys), message, suggestion)
