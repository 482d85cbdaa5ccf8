from anthropic import Anthropic


def ask():
    client = Anthropic()
    client.messages.create(model="claude-opus-4-7", max_tokens=4, messages=[])
