import anthropic

import context


def answer(question):
    extra = {}
    if context.geo.get():
        extra["inference_geo"] = context.geo.get()
    return anthropic.Anthropic().messages.create(
        model="claude-opus-4-7", max_tokens=9, messages=[{"role": "user", "content": question}], **extra
    )
