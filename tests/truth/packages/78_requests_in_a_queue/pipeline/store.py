from __future__ import annotations

import collections
from typing import Any, Iterator


class RequestStore:
    """Keeps requests until somebody submits them."""

    def __init__(self) -> None:
        self._pending: collections.deque[dict[str, Any]] = collections.deque()
        self._count = 0

    def add(self, params: dict[str, Any], prefix: str = "req") -> str:
        self._count += 1
        identifier = f"{prefix}-{self._count}"
        self._pending.append({"custom_id": identifier, "params": params})
        return identifier

    def drain(self, most: int = 100) -> Iterator[dict[str, Any]]:
        while self._pending and most:
            yield self._pending.popleft()
            most -= 1

    def __len__(self) -> int:
        return len(self._pending)
