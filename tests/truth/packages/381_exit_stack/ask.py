import anthropic
from state import current


def ask(text, model="claude-sonnet-4-6"):
    return anthropic.Anthropic().messages.create(
        model=model, inference_geo=current["geo"], max_tokens=2, messages=[{"role": "user", "content": text}]
    )
