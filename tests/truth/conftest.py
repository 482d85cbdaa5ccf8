from __future__ import annotations

from collections.abc import Iterator

import pytest

from .program import Driver

collect_ignore = ["programs", "packages", "fixing"]  # they are material, whatever their names


@pytest.fixture(scope="session")
def driver() -> Iterator[Driver]:
    process = Driver()
    yield process
    process.close()
