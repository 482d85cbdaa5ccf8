from anthropic import Anthropic

client = Anthropic()


def run(strategy, text):
    params = strategy(text)
    return client.messages.create(
        max_tokens=8, messages=[{"role": "user", "content": text}], **params
    )
