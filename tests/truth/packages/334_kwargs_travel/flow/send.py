import anthropic


def send(*, model, messages, max_tokens=10, **rest):
    rest.pop("metadata", None)
    return anthropic.Anthropic().messages.create(model=model, messages=messages, max_tokens=max_tokens, **rest)
