def careful(text):
    return {"model": "claude-opus-5", "inference_geo": "us"}


def fast(text):
    return {"model": "claude-haiku-4-5"}


STRATEGIES = {"careful": careful, "fast": fast}
