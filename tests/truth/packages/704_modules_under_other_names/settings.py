GEO = "us"
MODEL = "claude-opus-4-7"
