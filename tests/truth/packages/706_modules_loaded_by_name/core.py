import settings
from anthropic import Anthropic


def run():
    Anthropic().messages.create(
        model="claude-opus-4-7", inference_geo=settings.GEO, max_tokens=4, messages=[]
    )
