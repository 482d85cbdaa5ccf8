from anthropic import Anthropic

from bus import emit


def send(text):
    payload = {"model": "claude-opus-4-6", "max_tokens": 9, "messages": [{"role": "user", "content": text}]}
    emit("sending", payload)
    return Anthropic().messages.create(**payload)
