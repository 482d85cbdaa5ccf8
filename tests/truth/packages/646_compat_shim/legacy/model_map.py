MODEL_MAP = {
    "gpt-4o": "claude-opus-4-7",
    "gpt-4o-mini": "claude-sonnet-4-6",
}


def translate_model(name):
    try:
        return MODEL_MAP[name]
    except KeyError:
        raise ValueError(f"no Claude model for {name}") from None
