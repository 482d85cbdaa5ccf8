import anthropic

from billing_app import config


def explain(text):
    return anthropic.Anthropic().messages.create(
        model=config.MODEL,
        max_tokens=16,
        inference_geo=config.GEO,
        messages=[{"role": "user", "content": text}],
    )
