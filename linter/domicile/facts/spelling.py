"""How a model id is spelled: the grammar of `rules/facts/model_ids.yaml`, applied."""

from __future__ import annotations

import functools
import re
from typing import TypeAlias

from domicile.facts import data
from domicile.quick_classes import dataclass

Version: TypeAlias = tuple[int, int]

NO_FAMILY = "claude"  # the family of models named by a version only
LONGEST = 2048  # characters; no platform takes a longer model id


@dataclass(frozen=True, slots=True)
class Spelling:
    """The parts of a model id, without knowledge of any model."""

    name: str  # what remains within the wrappings, in lower case, `-` for blanks and `_`
    claude: bool | None  # False: evidently another vendor's; None: cannot be told
    family: str | None = None
    version: Version | None = None
    date: str | None = None  # eight digits
    profile: str | None = None
    region: str | None = None
    opaque: bool = False  # nothing inside says which model runs


def spell(text: str) -> Spelling:
    """The parts of the model id `text`. Never fails."""
    name = re.sub(r"[\s_]+", "-", text.strip().lower())
    if len(name) > LONGEST:
        return Spelling(name, claude=None, opaque=True)
    mentions_claude = "claude" in name
    profile, region, other = None, None, _is_other(name)
    while (wrapping := _wrapping(name)) is not None:
        groups = wrapping.groupdict()
        profile = profile or groups.get("profile")
        region = region or groups.get("region") or None
        if "rest" not in groups:
            return Spelling("", mentions_claude or None, region=region, opaque=True)
        name = groups["rest"]
        other = other or _is_other(name)
    if not name.startswith("claude"):
        return Spelling(name, False if other else None, profile=profile, region=region)
    family, version = _family_and_version(name)
    return Spelling(name, True, family, version, _date(name), profile, region)


def _wrapping(name: str) -> re.Match[str] | None:
    for pattern in _patterns("wrappings"):
        if match := pattern.fullmatch(name):
            return match
    return None


def _is_other(name: str) -> bool:
    return "claude" not in name and any(p.fullmatch(name) for p in _patterns("other_vendors"))


def _family_and_version(name: str) -> tuple[str | None, Version | None]:
    for pattern in _patterns("names"):
        if match := pattern.fullmatch(name):
            groups = match.groupdict()
            major, minor = groups.get("major"), groups.get("minor")
            version = None if major is None else (int(major), int(minor or 0))
            return groups.get("family") or NO_FAMILY, version
    return None, None


def _date(name: str) -> str | None:
    match = re.search(r"(?<!\d)20\d{6}(?!\d)", name)
    return match.group() if match else None


@functools.cache
def _patterns(section: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(entry["pattern"], re.ASCII) for entry in data.load("model_ids")[section]
    )
