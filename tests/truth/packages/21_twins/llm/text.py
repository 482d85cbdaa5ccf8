from anthropic import Anthropic

from .compat import with_geo


def write(text):
    return with_geo(
        Anthropic().messages.create,
        "us",
        model="claude-opus-5",
        max_tokens=16,
        messages=[{"role": "user", "content": text}],
    )
