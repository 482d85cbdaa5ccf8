import anthropic
import settings as s


def ask(text):
    return anthropic.Anthropic().messages.create(
        model=s.MODEL, inference_geo=s.GEO, max_tokens=2, messages=[{"role": "user", "content": text}]
    )
