from anthropic import Anthropic

DEFAULT = "claude-sonnet-5"
_client = Anthropic()


def ask(prompt, model=DEFAULT, geo=None, max_tokens=32):
    params = {
        "model": model,
        "max_tokens": max_tokens,
        "messages": [{"role": "user", "content": prompt}],
    }
    if geo is not None:
        params["inference_geo"] = geo
    return _client.messages.create(**params).content[0].text
