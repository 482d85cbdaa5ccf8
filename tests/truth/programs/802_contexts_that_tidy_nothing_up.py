# exact: platform, model
"""Behind the `yield` of a context that does not expect errors nothing is run when one comes."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from anthropic import Anthropic

client = Anthropic()
settings = {"geo": "us"}
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]


@contextmanager
def region(name: str) -> Iterator[None]:
    before = settings["geo"]
    settings["geo"] = name
    yield
    settings["geo"] = before


with suppress(RuntimeError), region("global"):
    raise RuntimeError
client.messages.create(
    model="claude-opus-4-7",
    inference_geo=settings["geo"],
    max_tokens=64,
    messages=MESSAGES,
)
