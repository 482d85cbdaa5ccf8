# run: --old
# run:
# exact: platform, model, geo, region, pair
"""Two calls kept apart by a condition on the model itself; nothing old ever gets a geo."""

import sys

import anthropic

model = "claude-haiku-4-5" if "--old" in sys.argv else "claude-haiku-5-5"
client = anthropic.Anthropic()
turn = [{"role": "user", "content": "x"}]

if model == "claude-haiku-4-5":
    client.messages.create(model=model, max_tokens=8, messages=turn)
else:
    client.messages.create(model=model, max_tokens=8, messages=turn, inference_geo="us")

geo = None if model.startswith("claude-haiku-4") else "us"
client.messages.create(
    model=model,
    max_tokens=8,
    messages=turn,
    **({"inference_geo": geo} if geo is not None else {}),
)
