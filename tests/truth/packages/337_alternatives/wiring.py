from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service import Service


def wire(kind: type[Service]) -> Service:
    from anthropic import Anthropic

    return kind(Anthropic())
