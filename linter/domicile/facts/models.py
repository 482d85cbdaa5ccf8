"""What a model id says: which Claude model, which version, and what its spelling adds."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from domicile.facts import data
from domicile.facts.platforms import platform as platform_facts

Version: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What one model id, as written in code, is known to mean."""

    id: str  # as written
    canonical: str | None  # the id of a known model
    version: Version | None
    family: str | None  # "opus", ...; "claude" for the models named by a version only
    claude: bool | None  # False: evidently another vendor's model; None: cannot be told
    profile: str | None  # the prefix of a Bedrock inference profile
    region: str | None  # a region written inside the id; of an opaque ARN only the entrance
    opaque: bool  # what it stands for is configured outside the code
    supports_geo: str  # "yes", "no" or "unknown": whether the model takes inference_geo
    status: str  # "active", "deprecated", "retired" or "unknown", on the day of the facts


@dataclass(frozen=True, slots=True)
class Model:
    """One known model, as `rules/facts/models.yaml` has it; dates are `YYYY-MM-DD`."""

    id: str
    family: str
    version: Version | None
    aliases: tuple[str, ...]
    released: str | None
    deprecated: str | None
    retired: str | None
    retires_after: str | None

    def status(self, day: str) -> str:
        """ "active", "deprecated" or "retired" on `day`."""
        if self.retired and self.retired <= day:
            return "retired"
        return "deprecated" if self.deprecated and self.deprecated <= day else "active"


def read_model_id(text: str, platform: str | None = None) -> ModelFacts:
    """What the model id `text` means on `platform` (None: not known). Never fails.

    On a platform where `model=` names a deployment, a name outside the known families is the
    customer's own and opaque, whatever figures it contains.
    """
    facts = _read(text)
    if platform is None or facts.version is None or facts.canonical is not None:
        return facts
    record = platform_facts(platform)
    if record is not None and record.models == "deployment" and facts.family not in _families():
        return replace(facts, family=None, version=None, opaque=True, supports_geo="unknown")
    return facts


@functools.cache
def minimum_version() -> Version:
    """The lowest version that takes inference_geo."""
    major, minor = data.load("models")["inference_geo"]["minimum_version"]
    return major, minor


@functools.cache
def known_models() -> tuple[Model, ...]:
    """Every model of the table, newest first."""
    return tuple(
        Model(
            id=entry["id"],
            family=entry["family"],
            version=None
            if entry["version"] is None
            else (entry["version"][0], entry["version"][1]),
            aliases=tuple(entry.get("aliases", ())),
            released=entry.get("released"),
            deprecated=entry.get("deprecated"),
            retired=entry.get("retired"),
            retires_after=entry.get("retires_after"),
        )
        for entry in data.load("models")["models"]
    )


# --- reading ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Grammar:
    wrappings: tuple[tuple[re.Pattern[str], bool], ...]  # with whether it is opaque
    names: tuple[re.Pattern[str], ...]
    others: re.Pattern[str]


@functools.lru_cache(maxsize=1024)
def _read(text: str) -> ModelFacts:
    profile, region, opaque = None, None, False
    name = re.sub(r"[\s_]+", "-", text.strip().lower())
    other = _is_other(name)
    while not opaque and (wrapping := _wrapping(name)) is not None:
        match, opaque = wrapping
        groups = match.groupdict()
        profile = profile or groups.get("profile")
        region = region or groups.get("region")
        name = groups.get("rest", "")
        other = other or _is_other(name)
    if opaque:
        claude = True if "claude" in text.lower() else None
        return _facts(text, claude=claude, profile=profile, region=region, opaque=True)
    if not name.startswith("claude"):
        opaque = bool(name) and not other and name not in _families()
        return _facts(text, claude=False if other else None, region=region, opaque=opaque)
    family, version = _family_and_version(name)
    model = _find(name, family, version)
    if model is not None:
        family, version = model.family, model.version
    return _facts(
        text, model, version, family, claude=True, profile=profile, region=region, opaque=False
    )


def _facts(
    text: str,
    model: Model | None = None,
    version: Version | None = None,
    family: str | None = None,
    *,
    claude: bool | None,
    profile: str | None = None,
    region: str | None = None,
    opaque: bool,
) -> ModelFacts:
    return ModelFacts(
        id=text,
        canonical=model.id if model else None,
        version=version,
        family=family,
        claude=claude,
        profile=profile,
        region=region or None,
        opaque=opaque,
        supports_geo=_supports_geo(version),
        status=model.status(data.load("models")["as_of"]) if model else "unknown",
    )


def _supports_geo(version: Version | None) -> str:
    if version is None:
        return "unknown"
    return "yes" if version >= minimum_version() else "no"


def _wrapping(name: str) -> tuple[re.Match[str], bool] | None:
    for pattern, opaque in _grammar().wrappings:
        if match := pattern.fullmatch(name):
            return match, opaque
    return None


def _is_other(name: str) -> bool:
    return "claude" not in name and _grammar().others.fullmatch(name) is not None


def _family_and_version(name: str) -> tuple[str | None, Version | None]:
    for pattern in _grammar().names:
        if match := pattern.fullmatch(name):
            groups = match.groupdict()
            major, minor = groups.get("major"), groups.get("minor")
            version = None if major is None else (int(major), int(minor or 0))
            return groups.get("family") or "claude", version
    return None, None


def _find(name: str, family: str | None, version: Version | None) -> Model | None:
    by_name, by_version = _indexes()
    if name in by_name:
        return by_name[name]
    return by_version.get((family, version, _date(name)))


def _date(name: str) -> str | None:
    match = re.search(r"(?<!\d)20\d{6}(?!\d)", name)
    return match.group() if match else None


Index: TypeAlias = dict[tuple[str | None, Version | None, str | None], Model]


@functools.cache
def _indexes() -> tuple[dict[str, Model], Index]:
    by_name: dict[str, Model] = {}
    by_version: Index = {}
    for model in known_models():
        for name in (model.id, *model.aliases):
            by_name[name] = model
        if model.version is not None:
            by_version.setdefault((model.family, model.version, _date(model.id)), model)
            by_version.setdefault((model.family, model.version, None), model)
    return by_name, by_version


@functools.cache
def _families() -> frozenset[str]:
    return frozenset(model.family for model in known_models())


@functools.cache
def _grammar() -> _Grammar:
    grammar: dict[str, Any] = data.load("model_ids")
    return _Grammar(
        wrappings=tuple(
            (re.compile(entry["pattern"], re.ASCII), entry.get("opaque", False))
            for entry in grammar["wrappings"]
        ),
        names=tuple(re.compile(entry["pattern"], re.ASCII) for entry in grammar["names"]),
        others=re.compile(
            "|".join(f"(?:{entry['pattern']})" for entry in grammar["other_vendors"]), re.ASCII
        ),
    )
