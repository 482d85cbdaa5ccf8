# exact: platform, geo
"""What an iterator has given is gone from it."""

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]
models = iter(["claude-opus-4-7", "claude-sonnet-4-6", "claude-haiku-4-5"])
first = next(models)
client.messages.create(model=next(models), max_tokens=64, messages=MESSAGES)
client.messages.create(model=list(models)[0], max_tokens=64, messages=MESSAGES)
