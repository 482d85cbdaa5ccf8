# run: GEO=us
# run:
# run: GEO=global QUALITY=high
# exact: platform, model, region
"""Environment and conditions: get with a default, a walrus, `or`, a conditional item."""

import os

import anthropic

quality = os.environ.get("QUALITY", "low")
client = anthropic.Anthropic()
turn = [{"role": "user", "content": "x"}]

client.messages.create(
    model="claude-opus-5" if quality == "high" else "claude-haiku-5-5",
    max_tokens=8,
    messages=turn,
    **({"inference_geo": geo} if (geo := os.getenv("GEO")) else {}),
)
client.messages.create(
    model=("claude-sonnet-5" if quality == "high" else "") or "claude-sonnet-4-6",
    max_tokens=8,
    messages=turn,
    inference_geo=os.getenv("GEO") or "us",
)
