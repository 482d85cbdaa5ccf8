import anthropic

from allowed import check_model, checked_geo


def complete(model, geo, text):
    check_model(model)
    geo = checked_geo(geo)
    return anthropic.Anthropic().messages.create(
        model=model, inference_geo=geo, max_tokens=4, messages=[{"role": "user", "content": text}]
    )
