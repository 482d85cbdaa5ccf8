import functools

import anthropic


@functools.cache
def _claude():
    return anthropic.Anthropic()


def digest(model, geo="us"):
    _claude().messages.create(  # truth: open-model open-geo
        model=model,
        max_tokens=4000,
        inference_geo=geo,
        messages=[{"role": "user", "content": "digest"}],
    )


def cleanup(days):
    print("removing files older than", days)


def retag():
    _claude().messages.create(
        model="claude-haiku-4-5", max_tokens=100, messages=[{"role": "user", "content": "tags"}]
    )
