# run: CHAT_MODEL=claude-opus-4-7 CHAT_GEO=us
# run: CHAT_MODEL=claude-haiku-4-5
# exact: platform, region
# open: model, geo
"""Mappings that are not of the tree, taken over whole: the environment and the like."""

import os
from collections import OrderedDict

from anthropic import Anthropic

client = Anthropic()
turn = [{"role": "user", "content": "x"}]
DEFAULTS = {"CHAT_MODEL": "claude-opus-5", "CHAT_GEO": None}

merged = {**DEFAULTS, **os.environ}
client.messages.create(
    model=merged["CHAT_MODEL"], max_tokens=8, messages=turn, inference_geo=merged["CHAT_GEO"]
)

taken = dict(os.environ)
if "CHAT_GEO" in taken:
    client.messages.create(
        model=taken["CHAT_MODEL"], max_tokens=8, messages=turn, inference_geo=taken["CHAT_GEO"]
    )
else:
    client.messages.create(model=taken.get("CHAT_MODEL"), max_tokens=8, messages=turn)

ordered = OrderedDict()
ordered.update(os.environ)
client.messages.create(
    model=ordered.get("CHAT_MODEL"),
    max_tokens=8,
    messages=turn,
    **({"inference_geo": ordered["CHAT_GEO"]} if ordered.get("CHAT_GEO") else {}),
)
