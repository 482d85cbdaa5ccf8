# exact: platform, region
# open: model, geo
"""Variables that the program itself sets before it reads them."""

import os

from anthropic import Anthropic

os.environ["CHAT_MODEL"] = "claude-opus-5"
os.environ.setdefault("CHAT_GEO", "us")
client = Anthropic()
client.messages.create(
    model=os.environ.get("CHAT_MODEL", "claude-haiku-4-5"),
    max_tokens=8,
    messages=[{"role": "user", "content": "x"}],
    inference_geo=os.getenv("CHAT_GEO"),
)
