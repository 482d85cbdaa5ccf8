"""What a model id says: which Claude model, which version, and what its spelling adds."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TypeAlias

from domicile.facts import data
from domicile.facts.platforms import platform as platform_facts
from domicile.facts.spelling import NO_FAMILY, Spelling, Version, spell
from domicile.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What one model id, as written in code, is known to mean."""

    id: str  # as written
    canonical: str | None  # the id of a known model
    version: Version | None
    family: str | None  # "opus", ... or NO_FAMILY
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

    Where `model=` names a deployment, a name outside the known families is the customer's own
    and opaque, whatever figures it contains.
    """
    facts = _read(text)
    record = None if platform is None else platform_facts(platform)
    if record is None or record.models == "id" or facts.version is None:
        return facts
    if facts.family in _families() - {NO_FAMILY}:
        return facts
    return replace(
        facts,
        canonical=None,
        family=None,
        version=None,
        opaque=True,
        supports_geo="unknown",
        status="unknown",
    )


@functools.cache
def minimum_version() -> Version:
    """The lowest version that takes inference_geo."""
    return _version(data.load("models")["inference_geo"]["minimum_version"]) or (0, 0)


@functools.cache
def known_models() -> tuple[Model, ...]:
    """Every model of the table, newest first."""
    return tuple(
        Model(
            id=entry["id"],
            family=entry["family"],
            version=_version(entry["version"]),
            aliases=tuple(entry.get("aliases", ())),
            released=entry.get("released"),
            deprecated=entry.get("deprecated"),
            retired=entry.get("retired"),
            retires_after=entry.get("retires_after"),
        )
        for entry in data.load("models")["models"]
    )


def _version(pair: list[int] | None) -> Version | None:
    return None if pair is None else (pair[0], pair[1])


@functools.lru_cache(maxsize=1024)
def _read(text: str) -> ModelFacts:
    spelling = spell(text)
    model = _find(spelling)
    version = model.version if model else spelling.version
    told = spelling.claude is not None or spelling.name in ("", *_families())
    return ModelFacts(
        id=text,
        canonical=model.id if model else None,
        version=version,
        family=model.family if model else spelling.family,
        claude=spelling.claude,
        profile=spelling.profile,
        region=spelling.region,
        opaque=spelling.opaque or not told,
        supports_geo=_supports_geo(version),
        status=model.status(data.load("models")["as_of"]) if model else "unknown",
    )


def _supports_geo(version: Version | None) -> str:
    if version is None:
        return "unknown"
    return "yes" if version >= minimum_version() else "no"


def _find(spelling: Spelling) -> Model | None:
    by_name, by_version = _indexes()
    key = (spelling.family, spelling.version, spelling.date)
    return by_name.get(spelling.name) or by_version.get(key)


Index: TypeAlias = dict[tuple[str | None, Version | None, str | None], Model]


@functools.cache
def _indexes() -> tuple[dict[str, Model], Index]:
    by_name: dict[str, Model] = {}
    by_version: Index = {}
    for model in known_models():
        for name in (model.id, *model.aliases):
            by_name[name] = model
        if model.version is not None:
            by_version.setdefault((model.family, model.version, spell(model.id).date), model)
            by_version.setdefault((model.family, model.version, None), model)
    return by_name, by_version


@functools.cache
def _families() -> frozenset[str]:
    return frozenset(model.family for model in known_models())
