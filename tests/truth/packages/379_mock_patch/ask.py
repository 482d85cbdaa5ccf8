import anthropic
import config


def ask(text):
    return anthropic.Anthropic().messages.create(
        model=config.MODEL, max_tokens=2, messages=[{"role": "user", "content": text}], **config.PARAMS
    )
