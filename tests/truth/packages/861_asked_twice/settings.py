_asked = 0


def __getattr__(name):
    global _asked
    if name != "model":
        raise AttributeError(name)
    _asked += 1
    return "claude-opus-4-7" if _asked == 1 else "claude-sonnet-4-6"
