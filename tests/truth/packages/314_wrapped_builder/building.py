def build(text):
    return {"model": "claude-haiku-4-5", "max_tokens": 4, "messages": [{"role": "user", "content": text}]}
