def body(text, *, model="claude-sonnet-4-6", **rest):
    return {"model": model, "max_tokens": 4, "messages": [{"role": "user", "content": text}], **rest}
