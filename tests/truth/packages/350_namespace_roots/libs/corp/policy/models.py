_LATEST = {"opus": "claude-opus-4-7", "sonnet": "claude-sonnet-4-6"}


def latest(family):
    return _LATEST[family]
