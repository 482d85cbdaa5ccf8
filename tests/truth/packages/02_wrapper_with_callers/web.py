from llm import ask


def handle(text):
    return ask(text, "claude-opus-5", geo="us")
