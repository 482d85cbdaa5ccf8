def user(text):
    return [{"role": "user", "content": text}]
