# exact: platform, model, geo, region
"""A policy that wants the geo written down, and tells a workspace's default apart from it."""

import anthropic

client = anthropic.Anthropic()
turn = [{"role": "user", "content": "x"}]

client.messages.create(model="claude-opus-5", max_tokens=8, messages=turn, inference_geo="us")
client.messages.create(model="claude-opus-5", max_tokens=8, messages=turn)  # truth: GEO302
client.messages.create(model="claude-opus-5", max_tokens=8, messages=turn, inference_geo=None)  # truth: GEO302
for geo in ("us", None):
    client.messages.create(model="claude-opus-5", max_tokens=8, messages=turn, inference_geo=geo)  # truth: GEO302
