"""What a policy says of one file, and which line of which file said so."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from domicile.policy.globs import matcher
from domicile.policy.scopes import given
from domicile.policy.writing import flow
from domicile.report.policy_text import waiver_entry, workspace_entry
from domicile.report.summary import location_place
from domicile.report.text import cells, pad, visible

if TYPE_CHECKING:
    from domicile.policy import Policy
    from domicile.policy.model import Override

_DEFAULTS: Mapping[str, Any] = {
    "workspace": None,
    "permit": {},
    "require_explicit_geo": False,
    "unresolved": None,
}
_WIDEST = 48  # columns before the places


class _Setting(NamedTuple):
    """A key (dotted), its value and place, and the values with places that it overrides."""

    key: str
    value: Any
    place: str
    overrides: tuple[tuple[Any, str], ...] = ()


class _Line(NamedTuple):
    text: str
    note: str = ""


def for_path(policy: Policy, path: str, rebased: str, form: str) -> str:
    """What holds for a file as "yaml" or "json"; `rebased` is its path from the policy's folder."""
    settings = sorted(_settings(policy, rebased), key=_order)
    rules = [_rule(each) for each in policy.rules.values()]
    waivers = [each for each in policy.waivers if matcher(each.paths)(rebased)]
    excluded = _excluded(policy, rebased)
    if form == "json":
        document = {
            "path": path,
            **_nested(settings),
            "rules": {each.key: each.value for each in rules},
            "waivers": [waiver_entry(each) for each in waivers],
            "excluded": excluded and excluded.value,
            "origins": {each.key: each.place for each in settings},
            "overridden": {each.key: _overridden(each) for each in settings if each.overrides},
        }
        return json.dumps(document, indent=2) + "\n"
    lines = [_Line(f"# for {path}"), *_setting_lines(policy, settings)]
    if rules:
        lines += [_Line("rules:"), *(_setting_line("  ", each.key, each) for each in rules)]
    if waivers:
        lines.append(_Line("waivers:"))
    for waiver in waivers:
        lines.append(_Line(f"  - {flow(waiver_entry(waiver))}", location_place(waiver.places.at())))
    if excluded:
        lines.append(_setting_line("", "excluded", excluded))
    return "".join(map(_shown, lines))


def _settings(policy: Policy, path: str) -> Iterator[_Setting]:
    for key, history in given(policy, path).items():
        *former, (value, place) = history
        overridden = tuple((_plain(old), location_place(where)) for old, where in former[::-1])
        yield _Setting(key, _plain(value), location_place(place), overridden)


def _order(setting: _Setting) -> tuple[int, str]:
    return list(_DEFAULTS).index(setting.key.partition(".")[0]), setting.key


def _rule(override: Override) -> _Setting:
    former: list[tuple[Any, str]] = []
    base = override.instead_of
    while base is not None:
        former.append((base.severity, location_place(base.place)))
        base = base.instead_of
    return _Setting(override.word, override.severity, location_place(override.place), tuple(former))


def _excluded(policy: Policy, path: str) -> _Setting | None:
    """The pattern that leaves the file out, if it is left out."""
    if not matcher(policy.exclude)(path):
        return None
    found = zip(policy.exclude, policy.exclude_places, strict=True)
    matching = ((pattern, place) for pattern, place in found if matcher((pattern,))(path))
    *_, (pattern, places) = matching
    return _Setting("excluded", pattern, location_place(places.at()))


def _plain(value: object) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _nested(settings: Iterable[_Setting]) -> dict[str, Any]:
    """The settings as a scope writes them, the ones that are not set with their defaults."""
    document: dict[str, Any] = {**_DEFAULTS, "permit": {}}
    for setting in settings:
        *parents, last = setting.key.split(".")
        inner = document
        for parent in parents:
            inner = inner.setdefault(parent, {})
        inner[last] = setting.value
    return document


def _overridden(setting: _Setting) -> list[dict[str, Any]]:
    return [{"value": value, "place": place} for value, place in setting.overrides]


# --- lines -----------------------------------------------------------------------------


def _setting_lines(policy: Policy, settings: Iterable[_Setting]) -> Iterator[_Line]:
    """The settings a line each, below the keys that they stand in."""
    open_keys: list[str] = []
    for setting in settings:
        *parents, last = setting.key.split(".")
        for depth, parent in enumerate(parents):
            if open_keys[depth : depth + 1] != [parent]:
                open_keys[depth:] = [parent]
                yield _Line(f"{'  ' * depth}{parent}:")
        del open_keys[len(parents) :]
        yield _setting_line("  " * len(parents), last, setting)
        if setting.key == "workspace" and setting.value in policy.workspaces:
            declared = policy.workspaces[setting.value]
            entry = flow(workspace_entry(declared)["data_residency"])
            yield _Line(f"# data_residency: {entry}", location_place(declared.places.at()))


def _setting_line(indent: str, key: str, setting: _Setting) -> _Line:
    former = "".join(f", instead of {_flow(old)} ({place})" for old, place in setting.overrides)
    return _Line(f"{indent}{flow(key)}: {_flow(setting.value)}", setting.place + former)


def _flow(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else flow(value)


def _shown(line: _Line) -> str:
    text = visible(line.text)
    if not line.note:
        return f"{text}\n"
    return f"{pad(text, _WIDEST) if cells(text) < _WIDEST else text}  # {visible(line.note)}\n"
