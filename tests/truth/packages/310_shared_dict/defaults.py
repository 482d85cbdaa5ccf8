REQUEST = {"model": "claude-haiku-4-5", "max_tokens": 100}
