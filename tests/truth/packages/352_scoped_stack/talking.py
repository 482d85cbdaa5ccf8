import anthropic

from residency import current


def talk(text):
    return anthropic.Anthropic().messages.create(
        model="claude-opus-4-7", inference_geo=current(), max_tokens=3, messages=[{"role": "user", "content": text}]
    )
