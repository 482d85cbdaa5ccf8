# exact: platform, model, geo, region, pair
"""Calls in odd places: default arguments, decorators' arguments, comprehensions, nested calls."""

from anthropic import Anthropic, AnthropicBedrock

turn = [{"role": "user", "content": "x"}]
client = Anthropic()
bedrock = AnthropicBedrock("secret", "key", "us-west-2")


def text_of(message) -> str:
    return message.content[0].text


answers = {
    model: text_of(client.messages.create(model=model, max_tokens=8, messages=turn))
    for model in ("claude-opus-5", "claude-haiku-5-5")
}
print(
    text_of(
        client.messages.create(
            model="claude-sonnet-5",
            max_tokens=8,
            inference_geo="us",
            messages=[
                {
                    "role": "user",
                    "content": text_of(
                        client.messages.create(model="claude-opus-4-6", max_tokens=8, messages=turn)
                    ),
                }
            ],
        )
    )
)
print(text_of(bedrock.messages.create(max_tokens=8, messages=turn, model="us.anthropic.claude-opus-5")))


def late(text, first=client.messages.create(model="claude-opus-4-7", max_tokens=8, messages=turn)):
    return text, first.id


late("x")
[client.messages.create(model=m, max_tokens=8, messages=turn) for m in ["claude-sonnet-5-5"] if m]
