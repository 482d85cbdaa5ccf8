BEST, QUICK = "claude-opus-5", "claude-haiku-5-5"
