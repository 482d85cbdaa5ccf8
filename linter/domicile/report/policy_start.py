"""A starting policy, from what the code shows: everything found is permitted, and said where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domicile.calls import Call, Variant
from domicile.facts import geos
from domicile.facts.platforms import platforms
from domicile.policy.writing import flow
from domicile.report.text import plural, visible
from domicile.results import InventoryEntry

_SHOWN_PLACES = 2
_REGION, _PROFILE = re.compile(r"[a-z0-9-]+"), re.compile(r"[a-z][a-z-]*")
_HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]+")
_DEFAULT = "default"
_ENDPOINT = "openai-compat"  # a door to the Claude API's workspaces

_MEANINGS = {
    "not_available": "models older than 4.6, which nothing pins; ",
    "deployment": "decided by the deployment, which no code shows; ",
}

_HEAD = """\
# yaml-language-server: $schema={schema}
#
# Where the Claude inference of this repository may run. `domicile check` holds every call against
# this file; `domicile policy show PATH` tells what holds for one file, and which line says so.
#
# Written by `domicile policy init` from {seen}.
# What was found is permitted below, each entry with its calls. Take out what is not meant to be,
# and `domicile check` reports those calls.

version: 1
"""
_WORKSPACES = """
# The Claude workspaces that calls belong to. A call without inference_geo runs where its
# workspace's default says. No code shows these values: they are what the API assumes of a new
# workspace. Compare them with the Console, or run `domicile policy pull`.
workspaces:
"""
_UNUSED = """
# The Claude workspaces that calls belong to: no call was found on a platform that has them.
# workspaces:
#   production:
#     data_residency: {allowed_inference_geos: [us], default_inference_geo: us}
"""
_TAIL = """\
    # Whether every call has to write inference_geo itself.
    require_explicit_geo: false

    # How severe it is that the code does not show what a verdict depends on.
    unresolved: note

  # What holds for some files only comes behind, and wins key by key.
  # - paths: ["tools/**"]
  #   unresolved: warning

# Severities of rules, by id or name; `domicile rules` lists them.
# rules:
#   us-premium: note

# Findings that are accepted for a time, each with a reason, an owner and its last day.
# waivers:
#   - rule: model-cannot-be-pinned
#     paths: ["legacy/**"]
#     reason: replaced in the first quarter, see RISK-412
#     owner: privacy@example.com
#     expires: 2027-03-31

# Files that are not looked at.
# exclude: ["third_party/**"]
"""


@dataclass(slots=True)
class _Found:
    """Values with the calls that have them, and the calls that may have others."""

    calls: dict[str, list[Call]] = field(default_factory=dict)
    open: list[Call] = field(default_factory=list)

    def add(self, value: str, call: Call) -> None:
        calls = self.calls.setdefault(value, [])
        if call not in calls:
            calls.append(call)

    def items(self) -> list[tuple[str, list[Call]]]:
        return sorted(self.calls.items(), key=lambda item: (-len(item[1]), item[0]))


def starting_policy(entries: Sequence[InventoryEntry], schema: str) -> str:
    """The text of a policy that permits what `entries` show; `schema` is its schema's address."""
    files = {entry.call.location.path for entry in entries}
    seen = f"{plural(len(entries), 'call')} in {plural(len(files), 'file')}"
    workspaces = _workspaces(entries)
    parts = [_HEAD.format(schema=schema, seen=seen)]
    parts.append(_WORKSPACES + "".join(_declared(workspaces)) if workspaces else _UNUSED)
    parts.append("\nscopes:\n  # A scope without paths holds everywhere.\n")
    keys = [f"workspace: {_DEFAULT}\n"] if _DEFAULT in workspaces else []
    permit = "".join(_permit(entries))
    if _states_something(permit):
        keys.append(f"permit:\n{permit}\n")
    elif permit:
        parts.append(permit.replace("      #", "  #"))
    if not keys:
        return "".join(parts) + _TAIL.replace("    # W", "  # W").replace("    r", "  - r", 1)
    return "".join(parts) + "  - " + "    ".join(keys) + _TAIL


def _states_something(text: str) -> bool:
    return any(not line.lstrip().startswith("#") for line in text.splitlines())


# --- workspaces ------------------------------------------------------------------------


def _workspaces(entries: Iterable[InventoryEntry]) -> dict[str, tuple[str, str | None]]:
    """From a workspace's name to its platform and id: the default one, and those code names."""
    homes: Counter[str] = Counter()
    named: dict[str, str] = {}
    for entry in entries:
        for variant in entry.call.variants:
            home = _home(variant)
            if home is not None and isinstance(variant.workspace_id, str):
                named.setdefault(variant.workspace_id, home)
            elif home is not None:
                homes[home] += 1
    found: dict[str, tuple[str, str | None]] = {}
    if homes:
        found[_DEFAULT] = (homes.most_common(1)[0][0], None)
    for number, (id_, home) in enumerate(sorted(named.items()), start=1):
        found[f"workspace-{number}"] = (home, id_)
    return found


def _home(variant: Variant) -> str | None:
    """The platform whose workspace a request belongs to, where it surely has one."""
    platform = variant.platform
    known = platforms().get(platform) if isinstance(platform, str) else None
    if known is None or "workspace_default" not in known.decides:
        return None
    return "claude-api" if known.id == _ENDPOINT else known.id


def _declared(workspaces: Mapping[str, tuple[str, str | None]]) -> Iterator[str]:
    defaults = geos.workspace_defaults()
    allowed = "unrestricted" if defaults.allowed is None else flow(defaults.allowed)
    for name, (platform, id_) in workspaces.items():
        yield f"  {name}:\n"
        if id_ is not None:
            yield f"    id: {flow(id_)}\n"
        if platform != "claude-api":
            yield f"    platform: {platform}\n"
        yield "    data_residency:\n"
        yield f"      workspace_geo: {defaults.workspace_geo}\n"
        yield f"      allowed_inference_geos: {allowed}\n"
        yield f"      default_inference_geo: {defaults.default}\n"


# --- what is permitted -----------------------------------------------------------------


def _permit(entries: Sequence[InventoryEntry]) -> Iterator[str]:
    found = {name: _Found() for name in ("geos", "platforms", "profiles", "endpoints")}
    regions = {"bedrock": _Found(), "vertex": _Found()}
    for entry in entries:
        _note_places(entry, found, regions)
    permitted = found["geos"], "Where inference can run; `domicile inventory` lists every call."
    yield from _list("geos", *permitted, "      ", _is_geo)
    about = "Who serves the requests."
    yield from _list("platforms", found["platforms"], about, "      ", platforms().__contains__)
    if any(each.calls for each in regions.values()):
        yield "      # Regions of the partner platforms.\n      regions:\n"
        for platform, each in regions.items():
            yield from _list(platform, each, "", "        ", _matching(_REGION))
    about = "Prefixes of inference profiles on Bedrock; a profile wins over the region."
    yield from _list("profiles", found["profiles"], about, "      ", _matching(_PROFILE))
    about = "Hosts of gateways."
    yield from _list("endpoints", found["endpoints"], about, "      ", _matching(_HOST))


def _note_places(
    entry: InventoryEntry, found: Mapping[str, _Found], regions: Mapping[str, _Found]
) -> None:
    call = entry.call
    for name, values in (("geos", entry.effective_geo), ("platforms", call.platform)):
        if not values.complete:
            found[name].open.append(call)
    for value in entry.effective_geo.values:
        kind, _, name = (value or "").partition(":")
        if kind == "profile":
            found["profiles"].add(name, call)
        elif value is not None and kind != "region":
            found["geos"].add(value, call)
    for variant in call.variants:
        platform, region, host = variant.platform, variant.region, variant.host
        if not isinstance(platform, str):
            continue
        found["platforms"].add(platform, call)
        if platform in regions and isinstance(region, str) and _REGION.fullmatch(region):
            regions[platform].add(region, call)
        if platform == "gateway" and isinstance(host, str) and host:
            found["endpoints"].add(host, call)


def _is_geo(word: str) -> bool:
    return word in geos.effective_geos()


def _matching(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda word: pattern.fullmatch(word) is not None


def _list(
    key: str, found: _Found, about: str, indent: str, valid: Callable[[str], bool]
) -> Iterator[str]:
    """A key with a line a value, each with the calls that have it."""
    items = [(value, calls) for value, calls in found.items() if valid(value)]
    if not items:
        if found.open:
            yield f"{indent}# {key}: the code shows none. {_told(found.open)}\n"
        return
    if about:
        yield f"{indent}# {about}\n"
    yield f"{indent}{key}:\n"
    width = max(len(flow(value)) for value, _ in items)
    for value, calls in items:
        yield f"{indent}  - {flow(value):<{width}}  # {_MEANINGS.get(value, '')}{_told(calls)}\n"
    if found.open:
        yield f"{indent}  # Others may come, which the code does not show. {_told(found.open)}\n"


def _told(calls: Sequence[Call]) -> str:
    """ "3 calls: app/chat.py:18, app/jobs.py:4, ..."."""
    found = (f"{call.location.path}:{call.location.span.line}" for call in calls)
    places = list(dict.fromkeys(found))
    rest = ", ..." if len(places) > _SHOWN_PLACES else ""
    return visible(f"{plural(len(calls), 'call')}: {', '.join(places[:_SHOWN_PLACES])}{rest}")
