"""The record of one Claude call: what resolution hands to judgement and to reports."""

from __future__ import annotations

import enum
from dataclasses import field
from typing import TypeAlias

from domicile.quick_classes import dataclass
from domicile.span import Span


class Unknown(enum.Enum):
    """The one value that stands for "the code does not show it"."""

    UNKNOWN = "unknown"

    __hash__ = object.__hash__  # there is but one, and it is hashed often


UNKNOWN = Unknown.UNKNOWN

# A constant the code shows, None for "omitted on that path" (or not applicable), or UNKNOWN.
Scalar: TypeAlias = str | Unknown | None


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: `path` relative to the working directory, `cell` for notebooks."""

    path: str
    span: Span
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value is not complete, in words, with the place that shows it."""

    text: str
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Values:
    """What an expression can be, and whether that is all, with the reasons why it may not be."""

    values: tuple[str | None, ...]  # sorted, None (omitted) first
    complete: bool
    reasons: tuple[Reason, ...] = ()


class Carrier(enum.Enum):
    """How an `inference_geo` (or a model) was written at the call."""

    KEYWORD = "keyword"  # an argument of the operation itself
    EXTRA_BODY = "extra_body"
    BODY = "body"  # a raw body, a batch entry's params, an agent's model object
    QUERY = "query"  # extra_query / default_query: never reaches the body
    HEADER = "header"  # extra_headers / default_headers: never reaches the body
    CLIENT = "client"  # an argument of the client's constructor
    BATCH = "batch"  # beside `requests=` instead of inside an entry


@dataclass(frozen=True, slots=True)
class Written:
    """One place where the geo is written on a path: its carrier, value and argument span."""

    carrier: Carrier
    value: Scalar
    span: Span | None  # inside the call's span; None when the value is written elsewhere
    accepted: bool  # False: the operation refuses the argument there (TypeError or 400)


@dataclass(frozen=True, slots=True)
class Variant:
    """One combination of values the call can have together; joint values stay joint.

    `geo` is what is sent: a string, None for omitted (also `null`), or UNKNOWN.
    """

    platform: Scalar  # an id of rules/facts/platforms.yaml; None: the host serves no Claude
    host: Scalar  # None when nothing decides it
    model: Scalar
    fallbacks: tuple[Scalar, ...]  # models named for fallback
    geo: Scalar
    region: Scalar  # Bedrock or Vertex region; None on every other platform
    workspace_id: Scalar  # named by the call's own code; None when it names none
    written: tuple[Written, ...] = ()  # every place the geo is written, sent or not
    related: tuple[Location, ...] = ()  # callers whose arguments made this combination


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `variants` lists every combination the code shows, without repetition."""

    location: Location
    language: str
    surface: str
    operation: str
    variants: tuple[Variant, ...]
    platform: Values
    model: Values
    inference_geo: Values
    region: Values
    has_geo_field: bool  # False: the operation infers but has no geo field (GEO308)
    infers: bool  # False only for `count_tokens`: no call, kept for GEO104
    # "model", "inference_geo", ... where they stand within the call
    arguments: dict[str, Span] = field(default_factory=dict)
