def request(model, text, **extra):
    return {"model": model, "max_tokens": 8, "messages": [{"role": "user", "content": text}], **extra}
