# run:
# run: USE_BEDROCK=1
# exact: model, geo, platform
"""try/except imports, TYPE_CHECKING, a client of one class or another by environment."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

try:
    import anthropic
except ImportError:
    anthropic = None

if TYPE_CHECKING:
    from anthropic import AsyncAnthropic

    example = AsyncAnthropic().messages.create(model="claude-2.1", max_tokens=1, messages=[])


def make_client() -> anthropic.Anthropic | anthropic.AnthropicBedrock:
    if anthropic is None:
        raise RuntimeError("pip install anthropic")
    if os.environ.get("USE_BEDROCK"):
        return anthropic.AnthropicBedrock(aws_region="us-east-1")
    return anthropic.Anthropic()


client = make_client()
client.messages.create(
    model="claude-opus-5", max_tokens=8, messages=[{"role": "user", "content": "x"}]
)
