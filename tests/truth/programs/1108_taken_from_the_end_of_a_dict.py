# run:
# run: a
# exact: platform, model, geo
"""Taken from the end of a dict."""
import sys
import anthropic

client = anthropic.Anthropic()
M = [{"role": "user", "content": "x"}]
stack = {"max_tokens": 5, "model": "claude-haiku-4-5", "inference_geo": "us"}
stack.popitem()
client.messages.create(messages=M, **stack)
key, model = stack.popitem()
client.messages.create(messages=M, **stack, model="claude-opus-5" if key == "model" else "claude-sonnet-5")
client.messages.create(messages=M, **stack, model=model)
maybe = {"model": "claude-opus-5"}
if len(sys.argv) > 1:
    maybe["inference_geo"] = "us"
maybe.popitem()
client.messages.create(messages=M, max_tokens=5, **{"model": "claude-opus-4-6", **maybe})  # truth: open-geo
plans = {"a": "claude-opus-5", "b": "claude-opus-4-6"}
while plans:
    name, model = plans.popitem()
    client.messages.create(messages=M, max_tokens=5, model=model)
