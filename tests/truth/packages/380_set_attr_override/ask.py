import anthropic


def ask(options, text):
    return anthropic.Anthropic().messages.create(max_tokens=2, messages=[{"role": "user", "content": text}], **options)
