# run: first
# open: model, geo
"""A variable that is read, set by a name that is worked out, and read again."""

import os
import sys

from anthropic import Anthropic

model = "claude-opus-4-7" if os.getenv("TIER") == "smart" else "claude-haiku-4-5"
kwargs = {}
os.environ[sys.argv[1].replace("first", "TIER")] = "smart"
if os.getenv("TIER") == "smart":
    kwargs["inference_geo"] = "us"
try:
    Anthropic().messages.create(model=model, max_tokens=4, messages=[], **kwargs)
except Exception:
    pass
