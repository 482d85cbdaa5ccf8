from __future__ import annotations

from typing import TYPE_CHECKING

try:
    from anthropic import Anthropic
except ImportError:
    from compat.stub import Anthropic

try:
    from compat._private_settings import MODEL
except ImportError:
    MODEL = "claude-opus-5"

if TYPE_CHECKING:
    from anthropic import AsyncAnthropic


def connect(asynchronous: bool = False) -> Anthropic | AsyncAnthropic:
    if asynchronous:
        import anthropic

        return anthropic.AsyncAnthropic()
    return Anthropic()
