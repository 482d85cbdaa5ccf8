# run:
# run: --eu
# exact: platform, region
# open: model, geo
"""A geo that is looked up, translated and validated before it is sent."""

import sys

import anthropic

TABLE = {"usa": "us", "world": "global", "europe": "eu"}
client = anthropic.Anthropic()


class Region(str):
    def __new__(cls, text):
        return super().__new__(cls, TABLE.get(text, text))


def send(where):
    try:
        client.messages.create(
            model="claude-opus-5",
            max_tokens=8,
            messages=[{"role": "user", "content": "x"}],
            inference_geo=TABLE[where] if where in TABLE else where,
        )
    except anthropic.BadRequestError as error:
        print(error)


send("usa")
send("global")
if "--eu" in sys.argv:
    send("europe")
client.messages.create(
    model="claude-opus-5",
    max_tokens=8,
    messages=[{"role": "user", "content": "x"}],
    inference_geo=Region("world"),
)
