import anthropic
from params import PARAMS


def ask():
    return anthropic.Anthropic().messages.create(messages=[{"role": "user", "content": "x"}], **PARAMS)
