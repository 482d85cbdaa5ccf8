# exact: platform, model, geo, region
"""Models named for fallback: the request's geo holds for them too."""

import anthropic

client = anthropic.Anthropic()
turn = [{"role": "user", "content": "x"}]

client.beta.messages.create(
    model="claude-opus-5",
    max_tokens=8,
    messages=turn,
    inference_geo="us",
    fallbacks=[{"model": "claude-sonnet-5"}, {"model": "claude-haiku-5-5"}],
)
try:
    client.beta.messages.create(
        model="claude-opus-5",
        max_tokens=8,
        messages=turn,
        inference_geo="us",
        fallbacks=[{"model": "claude-haiku-4-5"}],
    )
except anthropic.BadRequestError as error:
    print(error)
client.beta.messages.create(
    model="claude-opus-5", max_tokens=8, messages=turn, fallbacks="default", inference_geo="global"  # truth: open-model
)
