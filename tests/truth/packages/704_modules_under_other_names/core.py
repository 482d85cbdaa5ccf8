import settings
from anthropic import Anthropic

BUDGET = 4


def run(geo):
    client = Anthropic()
    client.messages.create(
        model=settings.MODEL, inference_geo=settings.GEO, max_tokens=4, messages=[]
    )
    client.messages.create(
        model="claude-opus-4-7" if BUDGET < 9 else "claude-sonnet-4-6",
        inference_geo=geo,
        max_tokens=4,
        messages=[],
    )
