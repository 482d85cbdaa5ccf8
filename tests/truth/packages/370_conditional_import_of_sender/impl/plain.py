import anthropic


def complete(text, **kw):
    return anthropic.Anthropic().messages.create(
        **{"model": "claude-sonnet-4-6", "max_tokens": 2, "messages": [{"role": "user", "content": text}], **kw}
    )
