MODEL = "claude-haiku-5-5"
GEO = "us"
