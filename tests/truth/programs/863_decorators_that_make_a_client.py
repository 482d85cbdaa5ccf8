# exact: platform, region
"""A decorator that injects the client and defaults."""
import functools

from anthropic import Anthropic


def with_claude(model: str, **defaults):
    def decorate(function):
        client = Anthropic()

        @functools.wraps(function)
        def inner(*args, **kwargs):
            def send(prompt: str, **more):
                return client.messages.create(
                    model=model,
                    max_tokens=20,
                    messages=[{"role": "user", "content": prompt}],
                    **{**defaults, **more},
                )

            return function(send, *args, **kwargs)

        return inner

    return decorate


@with_claude("claude-opus-4-7", inference_geo="us")
def translate(send, text: str) -> str:
    return send(f"Translate: {text}").content[0].text


@with_claude("claude-opus-4-7", inference_geo="us")
def worldwide(send, text: str) -> str:
    return send(text, inference_geo="global").content[0].text


print(translate("hallo"), worldwide("hello"))
