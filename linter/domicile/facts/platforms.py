"""The platforms that serve Claude, and which of them a host belongs to."""

from __future__ import annotations

import functools
import re

from domicile.facts import data
from domicile.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform, as `rules/facts/platforms.yaml` has it."""

    id: str
    name: str
    applies: str  # "yes", "no" or "unconfirmed": whether it acts on inference_geo
    decides: tuple[str, ...]  # what the place of inference follows from, first match first
    region: str  # what a region in code says: "place", "gateway" or "none"
    models: str  # what `model=` names: "id" or "deployment"
    environment: dict[str, tuple[str, ...]]  # what a variable sets -> variables, first wins


@dataclass(frozen=True, slots=True)
class HostFacts:
    """Where a base URL leads."""

    host: str  # lower case, without port or trailing dot; "" when there is none
    platform: str | None  # None: the host serves no Claude; "gateway": the host is not known
    region: str | None  # the Bedrock or Vertex region that the URL names


@dataclass(frozen=True, slots=True)
class _Host:
    platform: str
    pattern: re.Pattern[str]
    region: str | None
    unless_path: str | None
    not_through: frozenset[str]
    path_region: re.Pattern[str] | None


@functools.cache
def platforms() -> dict[str, Platform]:
    """Every platform by its id."""
    return {
        entry["id"]: Platform(
            id=entry["id"],
            name=entry["name"],
            applies=entry["applies"],
            decides=tuple(entry["decides"]),
            region=entry["region"],
            models=entry["models"],
            environment={what: tuple(names) for what, names in entry["environment"].items()},
        )
        for entry in data.load("platforms")["platforms"]
    }


def platform(id: str) -> Platform | None:
    """The platform with that id, or None."""
    return platforms().get(id)


def read_host(base_url: str, surface: str | None = None) -> HostFacts:
    """The platform behind a base URL, a full URL or a bare host. Never fails.

    `surface` "openai" tells that an OpenAI client sends the request: on the Claude API's own
    host that is the OpenAI-compatible endpoint, as is any URL ending in `/chat/completions`.
    """
    host, path = split_url(base_url)
    if host in _without_claude():
        return HostFacts(host, None, None)
    for known in _hosts():
        if match := known.pattern.fullmatch(host):
            platform_id = _serving(known, path, surface)
            region = _region(known, match, path) if platform_id else None
            return HostFacts(host, platform_id, region)
    return HostFacts(host, "gateway", None)


def split_url(url: str) -> tuple[str, str]:
    """The host (lower case, without port, user or trailing dot) and the path of a URL.

    The scheme may be missing; query and fragment are left out.
    """
    rest = re.sub(r"^\s*(?:[A-Za-z][A-Za-z0-9+.-]*:)?//", "", url).strip()
    authority, slash, path = re.split(r"[?#]", rest.replace("\\", "/"))[0].partition("/")
    authority = authority.rpartition("@")[2]
    if authority.startswith("["):
        host = authority[1:].partition("]")[0]
    elif authority.count(":") == 1:
        host = authority.partition(":")[0]
    else:
        host = authority  # several colons: a bare IPv6 address
    return host.rstrip(".").lower(), slash + path


def _serving(known: _Host, path: str, surface: str | None) -> str | None:
    if surface in known.not_through:
        return None
    if known.unless_path and f"{path}/".startswith(f"{known.unless_path}/"):
        return None
    chat = surface == "openai" or path.rstrip("/").endswith("/chat/completions")
    return "openai-compat" if chat and known.platform == "claude-api" else known.platform


def _region(known: _Host, match: re.Match[str], path: str) -> str | None:
    if known.path_region and (found := known.path_region.search(f"{path}/")):
        return found.group("region")
    return match.groupdict().get("region") or known.region


@functools.cache
def _without_claude() -> frozenset[str]:
    return frozenset(
        host for entry in data.load("platforms")["without_claude"] for host in entry["hosts"]
    )


@functools.cache
def _hosts() -> tuple[_Host, ...]:
    return tuple(
        _Host(
            platform=entry["id"],
            pattern=_compile(host["pattern"]),
            region=host.get("region"),
            unless_path=host.get("unless_path"),
            not_through=frozenset(entry.get("not_through", ())),
            path_region=_compile(entry["path_region"]) if "path_region" in entry else None,
        )
        for entry in data.load("platforms")["platforms"]
        for host in entry["hosts"]
    )


def _compile(pattern: str) -> re.Pattern[str]:
    """A host or path pattern: `{region}` captures one label, `*` stands for one or more."""
    escaped = re.escape(pattern)
    escaped = escaped.replace(r"\*", r"[^/]+").replace(r"\{region\}", r"(?P<region>[^./]+)")
    return re.compile(escaped)
