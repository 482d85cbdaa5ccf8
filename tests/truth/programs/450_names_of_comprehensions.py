# exact: platform, model, geo, region
"""What a comprehension calls its elements hides names around it, and only there."""
from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "hi"}]
SMALL = ("claude-sonnet-4-6", "claude-haiku-5-5")


def report():
    model, geo = "claude-opus-4-7", "us"
    sizes = {model: len(model) for model in SMALL}
    hosts = [geo for geo in ("global", "eu") if geo in sizes or geo == "global"]
    client.messages.create(model=model, max_tokens=9, messages=MESSAGES, inference_geo=geo)
    client.messages.create(model=min(sizes), max_tokens=9, messages=MESSAGES, inference_geo=hosts[0])  # truth: open-model


def late():
    model = "claude-opus-4-7"
    ask = [lambda: model for model in SMALL]
    client.messages.create(model=model, max_tokens=9, messages=MESSAGES)  # truth: open-model
    client.messages.create(model=ask[0](), max_tokens=9, messages=MESSAGES)  # truth: open-model


model = "claude-opus-4-7"
longest = max({len(model) for model in SMALL})
client.messages.create(model=model, max_tokens=longest, messages=MESSAGES)
report()
late()
geo = "us"
kept = {geo: (lambda: geo) for geo in ("global",)}
client.messages.create(model=model, max_tokens=9, messages=MESSAGES, inference_geo=geo)  # truth: open-geo
client.messages.create(model=model, max_tokens=9, messages=MESSAGES, inference_geo=kept["global"]())  # truth: open-geo
