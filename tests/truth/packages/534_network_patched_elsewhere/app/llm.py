from anthropic import Anthropic


def ask(text):
    return Anthropic().messages.create(model="claude-opus-4-7", max_tokens=1, messages=[{"role": "user", "content": text}])
