"""What the Admin API answers, as records."""

from __future__ import annotations

from typing import Any

from domicile.policy.model import DataResidency
from domicile.quick_classes import dataclass

UNRESTRICTED = "unrestricted"


class AnswerError(Exception):
    """An answer of another shape than the Admin API's."""


@dataclass(frozen=True, slots=True)
class RemoteWorkspace:
    """A workspace of the organization; `data_residency` None where the API does not tell it."""

    id: str
    name: str
    data_residency: DataResidency | None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list; `after` is the cursor of the next, None on the last."""

    workspaces: tuple[RemoteWorkspace, ...]
    after: str | None


def read_page(document: Any) -> Page:
    """A page of the list of workspaces. Raises AnswerError for anything else."""
    match document:
        case {"data": list(entries)}:
            last = document.get("last_id") if document.get("has_more") else None
            if document.get("has_more") and not isinstance(last, str):
                raise AnswerError("there is more, yet no last_id to go on from")
            return Page(tuple(_workspace(entry) for entry in entries if not _archived(entry)), last)
    raise AnswerError("it has no list called data")


def _archived(entry: object) -> bool:
    return isinstance(entry, dict) and entry.get("archived_at") is not None


def _workspace(entry: Any) -> RemoteWorkspace:
    match entry:
        case {"id": str(id_), "name": str(name)}:
            return RemoteWorkspace(id_, name, _residency(entry.get("data_residency"), id_))
    raise AnswerError("an entry of data is no workspace")


def _residency(entry: Any, id_: str) -> DataResidency | None:
    match entry:
        case None:
            return None
        case {
            "workspace_geo": str(geo),
            "allowed_inference_geos": str() | list() as allowed,
            "default_inference_geo": str(default),
        } if allowed == UNRESTRICTED or _is_list_of_texts(allowed):
            return DataResidency(geo, None if allowed == UNRESTRICTED else tuple(allowed), default)
    raise AnswerError(f"the data_residency of {id_} has another shape")


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
