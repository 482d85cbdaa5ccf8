from anthropic import Anthropic
from manager import manager


def complete(text):
    messages = [{"role": "user", "content": text}]
    request = manager.apply({"model": "claude-opus-4-7", "max_tokens": 9, "messages": messages})
    return Anthropic().messages.create(**request)
