import anthropic

MODEL = "claude-haiku-5-5"


def get_client():
    return anthropic.Anthropic()


def ask(text):
    return get_client().messages.create(
        model=MODEL, max_tokens=8, messages=[{"role": "user", "content": text}]
    )
