import anthropic

import options


def run():
    kwargs = {"model": options.MODEL, "max_tokens": 8}
    if options.GEO:
        kwargs["inference_geo"] = options.GEO
    anthropic.Anthropic().messages.create(messages=[{"role": "user", "content": "x"}], **kwargs)
