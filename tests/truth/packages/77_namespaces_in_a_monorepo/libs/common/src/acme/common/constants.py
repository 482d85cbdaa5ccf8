DEFAULT_MODEL = "claude-opus-4-7"
FAST_MODEL = "claude-haiku-4-5"
GEO = "us"
