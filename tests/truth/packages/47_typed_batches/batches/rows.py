ROWS = [
    ("a", "claude-haiku-4-5", None),
    ("b", "claude-opus-5", "us"),
    ("c", "claude-sonnet-5", "global"),
]
