# exact: platform, region, geo, model, pair
"""Tries the best model first and goes down the list when one is overloaded."""
import anthropic

PREFERENCE = [
    {"model": "claude-opus-4-7", "inference_geo": "us"},
    {"model": "claude-sonnet-4-6", "inference_geo": "us"},
    {"model": "claude-haiku-4-5"},
]


class Overloaded(Exception):
    pass


def _attempt(client, options, prompt, fail):
    response = client.messages.create(
        max_tokens=10, messages=[{"role": "user", "content": prompt}], **options
    )
    if fail:
        raise Overloaded(options["model"])
    return response


def ask(prompt, outages):
    client = anthropic.Anthropic()
    last = None
    for options in PREFERENCE:
        try:
            return _attempt(client, options, prompt, options["model"] in outages)
        except Overloaded as exc:
            last = exc
    raise last


ask("hi", outages=("claude-opus-4-7", "claude-sonnet-4-6"))
