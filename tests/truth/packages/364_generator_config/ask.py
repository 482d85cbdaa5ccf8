import anthropic


def ask(model, geo=None):
    kw = {"inference_geo": geo} if geo else {}
    return anthropic.Anthropic().messages.create(model=model, max_tokens=2, messages=[{"role": "user", "content": "x"}], **kw)
