MODEL = "claude-opus-5"
