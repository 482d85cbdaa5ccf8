# exact: platform, region
"""One wrapper, several callers: what is passed together stays together."""

from anthropic import Anthropic

_client = Anthropic()


def _ask(prompt, *, model="claude-opus-4-7", geo="us"):
    request = {"model": model, "max_tokens": 100, "messages": [{"role": "user", "content": prompt}]}
    if geo:
        request["inference_geo"] = geo
    return _client.messages.create(**request)


def classify(text):
    return _ask(f"Classify: {text}", model="claude-haiku-4-5", geo=None)


def draft(text):
    return _ask(f"Draft: {text}")


def translate(text):
    return _ask(text, model="claude-sonnet-5", geo="global")


if __name__ == "__main__":
    for work in (classify, draft, translate):
        print(work("words").usage.inference_geo)
