"""`isinstance` on what the code does not show is left open, whatever the classes derive from."""

from __future__ import annotations

import pytest

from .program import shown

SETUP = """
import vendor
from enum import Enum, auto
from typing import Protocol

kinds = vendor.load()

class Own: ...
class Structural(Protocol): ...
class Theirs(kinds.Structural): ...
class Protocolled(kinds.Protocol): ...
class Numbered(kinds.Numbered, Enum):
    FIRST = auto()
"""


@pytest.mark.parametrize(
    ("expression", "outcome"),
    [
        ("isinstance(Own(), Own)", {True}),
        ("isinstance(Own(), Structural)", {True, False}),
        ("isinstance(Own(), Theirs)", {False}),
        ("isinstance(Own(), Protocolled)", {True, False}),
        ("isinstance(Theirs(), Own)", {True, False}),
        ("isinstance(Own(), (Theirs, Own))", {True}),
        ("Numbered.FIRST.value", {"?"}),
    ],
)
def test_kinds(expression: str, outcome: set[object]) -> None:
    assert shown(f"{SETUP}\nx = {expression}\n") == outcome
