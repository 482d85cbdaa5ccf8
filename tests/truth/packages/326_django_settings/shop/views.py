import anthropic

from shop import conf


def describe(product):
    extra = {}
    geo = conf.get("CLAUDE_GEO")
    if geo:
        extra["inference_geo"] = geo
    return anthropic.Anthropic().messages.create(
        model=conf.get("CLAUDE_MODEL"),
        max_tokens=3,
        messages=[{"role": "user", "content": product}],
        **extra,
    )
