import anthropic
import settings


def ask(text):
    return anthropic.Anthropic().messages.create(
        model=settings.MODEL, inference_geo=settings.GEO, max_tokens=2, messages=[{"role": "user", "content": text}]
    )
