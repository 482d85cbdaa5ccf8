from typing import NamedTuple


class Job(NamedTuple):
    text: str
    model: str
    geo: str | None = None


JOBS = (
    Job("a", "claude-haiku-4-5"),
    Job("b", "claude-opus-5", "us"),
    Job("c", model="claude-sonnet-5", geo="global"),
)
