PINNABLE = frozenset({"claude-opus-5", "claude-sonnet-4-6", "claude-opus-4-7"})


def geo_kwargs(model: str) -> dict[str, str]:
    """The geo for the models that take one, nothing for the others."""
    return {"inference_geo": "us"} if model in PINNABLE else {}
