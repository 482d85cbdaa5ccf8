PAIRS = [("claude-opus-4-7", "us"), ("claude-sonnet-4-6", "global"), ("claude-haiku-4-5", None)]
