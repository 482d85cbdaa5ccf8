# exact: platform, region
"""One wrapper with a default geo; one caller passes an old model and forgets about it."""

import anthropic

client = anthropic.Anthropic()


def _complete(prompt: str, model: str, geo: str = "us") -> str:
    try:
        message = client.messages.create(
            model=model,
            max_tokens=8,
            inference_geo=geo,
            messages=[{"role": "user", "content": prompt}],
        )
    except anthropic.BadRequestError as error:
        return error.message
    return message.content[0].text


print(_complete("x", "claude-opus-5"))
print(_complete("y", "claude-haiku-4-5-20251001"))
print(_complete("z", "claude-sonnet-5", geo="global"))
