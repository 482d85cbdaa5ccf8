"""A pool of clients."""

from collections.abc import Iterator
from contextlib import contextmanager

from anthropic import Anthropic


class Pool:
    def __init__(self) -> None:
        self.free = [Anthropic()]

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self.free.clear()

    def add(self, url: str) -> None:
        self.free.insert(0, Anthropic(base_url=url))

    @contextmanager
    def take(self) -> Iterator[Anthropic]:
        client = self.free.pop(0)
        try:
            yield client
        finally:
            self.free.append(client)
