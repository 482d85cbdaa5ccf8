import anthropic

from defaults import REQUEST


def run(text):
    return anthropic.Anthropic().messages.create(messages=[{"role": "user", "content": text}], **REQUEST)
