from service.answers import client


def play(text):
    client.messages.create(
        model="claude-sonnet-5", max_tokens=9, messages=[{"role": "user", "content": text}]
    )
