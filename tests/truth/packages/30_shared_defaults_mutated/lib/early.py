from anthropic import Anthropic

from .defaults import DEFAULTS


def send():
    return Anthropic().messages.create(messages=[{"role": "user", "content": "x"}], **DEFAULTS)
