import anthropic
from params import build


def ask(text):
    return anthropic.Anthropic().messages.create(model="claude-opus-4-7", max_tokens=2, **build(text))
