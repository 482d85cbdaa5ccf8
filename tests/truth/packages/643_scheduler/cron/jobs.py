from dataclasses import dataclass
from typing import Any, Callable

from . import actions


@dataclass(frozen=True)
class Job:
    name: str
    hours: frozenset
    action: Callable[..., Any]
    args: tuple = ()


NIGHT = frozenset(range(0, 6))
MORNING = frozenset({8, 9})

JOBS = [
    Job("cleanup", NIGHT, actions.cleanup, (30,)),
    Job("digest", MORNING, actions.digest, ("claude-opus-4-7",)),
    Job("digest-global", MORNING, actions.digest, ("claude-sonnet-4-6", "global")),
    Job("retag", NIGHT, actions.retag),
]
