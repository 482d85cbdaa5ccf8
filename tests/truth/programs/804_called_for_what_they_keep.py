# exact: platform, model, geo
"""A list called `log` holds what is put into it; the length of one tells what comes next."""

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]
log = ["claude-opus-4-7"]
ORDER = ["claude-opus-4-7", "claude-sonnet-4-6", "claude-haiku-4-5"]


def note(model: str) -> str:
    log.append(model)
    return model


last = note("claude-sonnet-4-6")
client.messages.create(model=log[-1], max_tokens=64, messages=MESSAGES)
note("claude-opus-4-6")
client.messages.create(model=ORDER[len(log) - 1], max_tokens=64, messages=MESSAGES)
