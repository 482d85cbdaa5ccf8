def _geo():
    return "us"


def bind(target):
    target.bind("geo", _geo)
    target.bind("model", lambda: "claude-opus-4-7")
