# exact: platform, model, geo, region, pair
"""A geo on models that never took one: always refused, whatever the value."""

import anthropic

client = anthropic.Anthropic()


def title(text: str) -> str | None:
    try:
        message = client.messages.create(
            model="claude-haiku-4-5",
            max_tokens=20,
            inference_geo="us",
            messages=[{"role": "user", "content": text}],
        )
    except anthropic.BadRequestError as error:
        print(error.message)
        return None
    return message.content[0].text


def archive(text: str) -> None:
    try:
        client.beta.messages.create(
            model="claude-3-5-haiku-20241022",
            max_tokens=20,
            inference_geo="global",
            messages=[{"role": "user", "content": text}],
        )
    except anthropic.APIStatusError as error:
        assert error.status_code == 400


title("one")
archive("two")
