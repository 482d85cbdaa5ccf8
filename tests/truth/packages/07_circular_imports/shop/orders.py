from shop import assistant

MODEL = "claude-opus-5"


def explain(number):
    return assistant.ask(f"Explain order {number}")
