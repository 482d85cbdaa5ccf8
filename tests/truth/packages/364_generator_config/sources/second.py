def jobs(geo):
    for model in ("claude-opus-4-6", "claude-opus-4-7"):
        yield dict(model=model, geo=geo)
    yield from more()


def more():
    yield {"model": "claude-haiku-4-5", "geo": None}
