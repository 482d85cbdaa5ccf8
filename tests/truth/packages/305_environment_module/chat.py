import os

import anthropic


def say(text):
    return anthropic.Anthropic().messages.create(
        model=os.environ.get("CLAUDE_MODEL", "claude-opus-4-7"),
        inference_geo=os.environ.get("CLAUDE_GEO", "us"),
        max_tokens=10,
        messages=[{"role": "user", "content": text}],
    )
