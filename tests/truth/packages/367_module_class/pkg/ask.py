import anthropic
from . import geo as imported


def ask(text, geo=None):
    return anthropic.Anthropic().messages.create(
        model="claude-opus-4-7", inference_geo=imported, max_tokens=2, messages=[{"role": "user", "content": text}]
    )
