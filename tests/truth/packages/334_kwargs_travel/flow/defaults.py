DEFAULTS = {"model": "claude-opus-4-7", "max_tokens": 77}


def with_defaults(kwargs):
    merged = dict(DEFAULTS)
    merged.update({k: v for k, v in kwargs.items() if v is not None})
    return merged
