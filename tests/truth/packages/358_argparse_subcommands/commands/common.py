import anthropic

MODELS = ("claude-opus-4-7", "claude-sonnet-4-6")


def complete(text, args, **extra):
    return anthropic.Anthropic().messages.create(
        model=args.model, max_tokens=3, messages=[{"role": "user", "content": text}], **extra
    )
