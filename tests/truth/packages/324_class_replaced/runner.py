import anthropic

import profile


def run(text):
    return anthropic.Anthropic().messages.create(
        max_tokens=4, messages=[{"role": "user", "content": text}], **profile.Profile().params()
    )
