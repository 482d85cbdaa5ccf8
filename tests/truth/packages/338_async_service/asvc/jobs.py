from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    prompt: str
    model: str = "claude-sonnet-4-6"
    geo: str | None = None


JOBS = [Job("a"), Job("b", geo="us"), Job("c", "claude-opus-4-7", "global")]
