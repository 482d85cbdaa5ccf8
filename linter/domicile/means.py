"""What the stages of a run work with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from domicile.stages import Stages
from domicile.workers import Workers

if TYPE_CHECKING:
    from domicile.cache.store import Store


class Means(NamedTuple):
    """The processes, where times and counts are told, and what opens the cache; None: no cache."""

    workers: Workers
    stages: Stages
    store: Callable[[], Store] | None = None
