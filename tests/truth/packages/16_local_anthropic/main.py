"""A package of one's own called `anthropic`: nothing it does is Claude."""

import anthropic
from anthropic.extras import AsyncAnthropic

client = anthropic.Anthropic()
client.messages.create(model="claude-haiku-4-5", inference_geo="eu", max_tokens=1, messages=[])
AsyncAnthropic().messages.create(model="claude-opus-5")
