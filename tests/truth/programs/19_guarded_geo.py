# run: claude-opus-4-7
# run: claude-haiku-4-5
# run: claude-sonnet-4-6
# exact: platform, geo, region
"""Only models that take the geo get it: a set of names, tested before the key is set."""

import sys

from anthropic import Anthropic

SUPPORTED = {"claude-opus-4-7", "claude-sonnet-4-6"}
client = Anthropic()


def complete(model: str, prompt: str) -> str:
    kwargs = {}
    if model in SUPPORTED:
        kwargs["inference_geo"] = "us"
    message = client.messages.create(
        model=model, max_tokens=64, messages=[{"role": "user", "content": prompt}], **kwargs
    )
    return message.content[0].text


print(complete(sys.argv[1], "Hello"))
print(complete("claude-haiku-4-5", "Hello"))
