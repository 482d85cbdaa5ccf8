from service import complete


def good():
    complete("x", "claude-opus-5", "us")
    complete("y", "claude-haiku-4-5", None)


def bad():
    complete("z", "claude-haiku-4-5", "us")
