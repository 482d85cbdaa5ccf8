MODEL = "claude-opus-5"
GEO = "us"
