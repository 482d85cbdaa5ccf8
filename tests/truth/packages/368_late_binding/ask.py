import anthropic


def ask(text, geo=None, model="claude-opus-4-7"):
    kw = {"inference_geo": geo} if geo else {}
    return anthropic.Anthropic().messages.create(model=model, max_tokens=2, messages=[{"role": "user", "content": text}], **kw)
