from .clients import client
from .models import MODEL


def ask(text):
    return client.messages.create(
        model=MODEL,
        max_tokens=8,
        messages=[{"role": "user", "content": text}],
        inference_geo="us",
    )
