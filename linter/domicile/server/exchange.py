"""What the server and a folder's analysis say to each other, and how it is put into bytes."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from domicile.quick_classes import dataclass

if TYPE_CHECKING:
    from domicile.findings import Edit
    from domicile.positions import Problem
    from domicile.results import Report

LENGTH_BYTES = 8  # every message is preceded by its length


@dataclass(frozen=True, slots=True)
class Settings:
    """What the editor's user has set; the options of `domicile check` by the same names."""

    policy: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    certain_only: bool = False
    baseline: str | None = None
    code_lens: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """Check the open files: `texts` by their paths from the folder, saved or not."""

    texts: Mapping[str, bytes]
    settings: Settings = Settings()


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a request. Its paths are relative to the folder.

    `broken` tells why nothing could be judged (a policy that is not valid), with its `problems` by
    place; `report` then holds the calls, without findings. `failure` tells, in one line, of a
    defect in Domicile, with `details` for its log. `lines` are those of every text that something
    is told of, `safe_edits` what the safe fixes of an open file change when they are made together.
    """

    report: Report | None = None
    broken: str = ""
    problems: tuple[Problem, ...] = ()
    failure: str = ""
    details: str = ""
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    safe_edits: Mapping[str, tuple[Edit, ...]] = field(default_factory=dict)


def packed(message: Request | Answer) -> bytes:
    data = pickle.dumps(message)
    return len(data).to_bytes(LENGTH_BYTES, "big") + data


def length(header: bytes) -> int:
    return int.from_bytes(header, "big")


def unpacked(data: bytes) -> Request | Answer:
    """The message in `data`, which must come from a process of our own: it is pickled."""
    message = pickle.loads(data)
    assert isinstance(message, (Request, Answer))
    return message
