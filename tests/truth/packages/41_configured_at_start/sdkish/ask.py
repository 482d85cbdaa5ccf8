from anthropic import Anthropic

from . import state

_client = Anthropic()


def ask(text):
    return _client.messages.create(
        **state.defaults(), max_tokens=8, messages=[{"role": "user", "content": text}]
    )
