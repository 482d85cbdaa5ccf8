PRESETS = {
    "cheap": {"model": "claude-haiku-4-5"},
    "safe": {"model": "claude-opus-4-7", "geo": "us"},
}
