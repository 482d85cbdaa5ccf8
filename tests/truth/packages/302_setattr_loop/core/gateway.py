from anthropic import Anthropic

import config


def complete(prompt: str) -> str:
    params = {"model": config.MODEL, "max_tokens": 100, "messages": [{"role": "user", "content": prompt}]}
    if config.GEO:
        params["inference_geo"] = config.GEO
    return Anthropic().messages.create(**params).content[0].text
