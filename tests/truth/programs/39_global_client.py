# exact: platform, model, geo, region
"""A lazily made global client, rebound module globals, a function-level import."""

_client = None
MODEL = "claude-haiku-4-5"


def configure() -> None:
    global MODEL
    MODEL = "claude-opus-4-7"


def client():
    global _client
    if _client is None:
        from anthropic import Anthropic

        _client = Anthropic()
    return _client


def ask(text: str):
    return client().messages.create(
        model=MODEL, max_tokens=8, messages=[{"role": "user", "content": text}]
    )


ask("before")
configure()
ask("after")
MODEL = "claude-sonnet-5"
ask("at last")
