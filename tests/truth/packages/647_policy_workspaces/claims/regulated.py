from .clients import regulated_client


def assess(claim):
    with regulated_client() as client:
        return client.messages.create(
            model="claude-opus-4-7",
            max_tokens=1000,
            messages=[{"role": "user", "content": claim}],
        )
