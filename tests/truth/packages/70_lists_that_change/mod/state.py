PENDING = []
EXTRA = ["claude-opus-5"]
OPTIONS = {"model": "claude-haiku-4-5"}


def _register():
    PENDING.extend(_load())
    OPTIONS.update(_more())


def _load():
    return [{"custom_id": "a", "params": {"model": m, "max_tokens": 3, "messages": []}} for m in EXTRA]


def _more():
    return {"inference_geo": "us", "model": "claude-opus-4-7"}
