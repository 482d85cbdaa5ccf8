# exact: platform, model, geo, region, pair
"""A comparison table: loops over literal pairs, zip, a dict's items, enumerate."""

from anthropic import Anthropic

client = Anthropic()
turn = [{"role": "user", "content": "x"}]
CASES = [("claude-opus-5", "us"), ("claude-sonnet-5", "global"), ("claude-haiku-4-5", None)]
REGIONS = {"claude-opus-4-7": "us", "claude-opus-4-6": "global"}

for model, geo in CASES:
    client.messages.create(model=model, max_tokens=8, messages=turn, inference_geo=geo) if geo else None

for name, where in REGIONS.items():
    client.messages.create(model=name, max_tokens=8, messages=turn, inference_geo=where)

for number, choice in enumerate(["claude-opus-5", "claude-haiku-5-5"]):
    client.messages.create(model=choice, max_tokens=8 + number, messages=turn)

for model, geo in zip(["claude-opus-5", "claude-sonnet-5-5"], ["us", "us"]):
    client.messages.create(model=model, max_tokens=8, messages=turn, inference_geo=geo)
