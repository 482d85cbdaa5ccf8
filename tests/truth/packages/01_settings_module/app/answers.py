import anthropic

from . import settings
from .settings import GEO as PLACE

client = anthropic.Anthropic()


def answer(text):
    return client.messages.create(
        model=settings.MODEL,
        max_tokens=settings.MAX_TOKENS,
        inference_geo=PLACE,
        messages=[{"role": "user", "content": text}],
    )
