from anthropic import Anthropic

from .config import GEO, MODEL


def expand(text):
    extra = {"inference_geo": GEO} if GEO else {}
    return Anthropic().messages.create(
        model=MODEL, max_tokens=16, messages=[{"role": "user", "content": text}], **extra
    )
