from anthropic import Anthropic

from .settings import get_settings


def ask(text: str):
    settings = get_settings()
    options = {"base_url": settings.base_url} if settings.base_url else {}
    client = Anthropic(**options)
    extra = {}
    if settings.geo:
        extra["inference_geo"] = settings.geo
    return client.messages.create(
        model=settings.model, max_tokens=8, messages=[{"role": "user", "content": text}], **extra
    )
