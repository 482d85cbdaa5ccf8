CHAIN = ["claude-haiku-4-5", "claude-sonnet-4-6", "claude-opus-4-7"]
