# exact: platform
"""What is left of an iterator, and what a generator does that may never be walked."""

from collections.abc import Iterator

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]
settings = {"model": "claude-opus-4-7"}


def prefer(model: str) -> Iterator[str]:
    if model:
        settings["model"] = model
        return
    yield model


prefer("claude-haiku-4-5")
client.messages.create(model=settings["model"], max_tokens=64, messages=MESSAGES)
queue = iter(["claude-opus-4-7", "claude-fable-5"])
for _ in queue:
    break
client.messages.create(model=next(queue), max_tokens=64, messages=MESSAGES)
pairs = iter(["claude-opus-4-7", "claude-sonnet-4-6", "claude-haiku-4-5", "claude-opus-4-6"])
for _, second in zip(pairs, pairs):
    client.messages.create(model=second, max_tokens=64, messages=MESSAGES)
names = {"a": "claude-opus-4-7", "b": "claude-sonnet-4-6", "c": "claude-haiku-4-5"}
names["a"] = names.pop("a")
client.messages.create(model=next(iter(names.items()))[1], max_tokens=64, messages=MESSAGES)
