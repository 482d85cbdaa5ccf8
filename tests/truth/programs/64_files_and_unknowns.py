# run:
# run: MODEL_NAME=claude-sonnet-5 REGION=eu ENDPOINT=https://llm.example.net
# open: model, platform
"""What the code does not show: the environment, JSON from elsewhere, a base URL by variable."""

import json
import os

from anthropic import Anthropic

settings = json.loads(os.environ.get("SETTINGS", '{"model": "claude-haiku-4-5"}'))
client = Anthropic()
turn = [{"role": "user", "content": "x"}]

client.messages.create(model=settings["model"], max_tokens=8, messages=turn)
client.messages.create(
    model=os.environ.get("MODEL_NAME", "claude-opus-5"), max_tokens=8, messages=turn
)
routed = Anthropic(base_url=os.environ.get("ENDPOINT"), api_key="k")
routed.messages.create(model="claude-opus-5", max_tokens=8, messages=turn)
