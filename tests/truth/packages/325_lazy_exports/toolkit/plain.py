import anthropic

from toolkit.limits import *  # noqa: F403
from toolkit.constants import *  # noqa: F403


def answer(text):
    return anthropic.Anthropic().messages.create(
        model=MODEL, inference_geo=GEO, max_tokens=5, messages=[{"role": "user", "content": text}]  # noqa: F405
    )
