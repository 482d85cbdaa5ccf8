MODEL = "claude-opus-4-7"
GEO = "us"
