# exact: platform, model, geo, region, pair
"""Summarise a text: constants at the top, one call, one keyword each."""

from anthropic import Anthropic

MODEL = "claude-opus-4-7"
GEO = "us"

client = Anthropic()


def summarize(text: str) -> str:
    message = client.messages.create(
        model=MODEL,
        max_tokens=400,
        inference_geo=GEO,
        messages=[{"role": "user", "content": f"Summarise:\n\n{text}"}],
    )
    return message.content[0].text


print(summarize("Réunion à Zürich, 3 février"))
