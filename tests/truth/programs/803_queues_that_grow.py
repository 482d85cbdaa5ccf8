# exact: platform, geo
"""A loop goes over what its own body adds to the list, too."""

from anthropic import Anthropic

client = Anthropic()
MESSAGES = [{"role": "user", "content": "Which tickets are open?"}]
FALLBACKS = {
    "claude-opus-4-7": "claude-opus-4-6",
    "claude-opus-4-6": "claude-sonnet-4-6",
}

waiting = ["claude-opus-4-7"]
for model in waiting:
    if model in FALLBACKS:
        waiting.append(FALLBACKS[model])
    client.messages.create(model=model, max_tokens=64, messages=MESSAGES)
