# run: smart
# run: quick
# exact: platform, model, geo, region, pair
"""Enum looked up by name and by value from the command line, with a default on failure."""
import sys
from enum import Enum

import anthropic


class Mode(str, Enum):
    SMART = "smart"
    QUICK = "quick"

    @classmethod
    def parse(cls, text):
        try:
            return cls(text)
        except ValueError:
            return cls.QUICK


MODEL = {Mode.SMART: "claude-opus-4-7", Mode.QUICK: "claude-haiku-4-5"}
mode = Mode.parse(sys.argv[1])
kwargs = {"inference_geo": "us"} if mode == Mode.SMART else {}
anthropic.Anthropic().messages.create(
    model=MODEL[mode], max_tokens=1, messages=[{"role": "user", "content": "x"}], **kwargs
)
