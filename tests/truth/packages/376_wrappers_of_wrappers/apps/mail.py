from core import ask


def triage(text):
    return ask(text, "claude-haiku-4-5")
