import app.settings as conf
from app.answers import client


def draft(text):
    return client.messages.create(
        model=conf.DRAFT_MODEL,
        max_tokens=conf.MAX_TOKENS,
        messages=[{"role": "user", "content": text}],
    )
