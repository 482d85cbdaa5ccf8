GEO = None
MODEL = "claude-haiku-4-5"
