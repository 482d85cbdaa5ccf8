class Options:
    model = "claude-opus-4-7"
    geo = None
