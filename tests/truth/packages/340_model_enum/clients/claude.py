import anthropic

from catalog import Model
from geo import geo_kwargs


def ask(model: Model, text: str):
    return anthropic.Anthropic().messages.create(
        model=model.id, max_tokens=4, messages=[{"role": "user", "content": text}], **geo_kwargs(model)
    )
