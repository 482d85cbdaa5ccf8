import catalogue


def load():
    catalogue.MODELS[:] = ["claude-opus-4-7", "claude-sonnet-4-6"]
    catalogue.MODELS.append("claude-opus-4-6")
    catalogue.ROUTES |= {"fast": "claude-fable-5"}
