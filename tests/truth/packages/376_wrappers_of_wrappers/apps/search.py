import core


def expand(query):
    return core.ask_pinned(query, model="claude-opus-4-7")
