# run:
# exact: platform, model, geo, pair
"""The members of an enum are walked in the order in which they are written."""

from enum import Enum

import anthropic


class Model(str, Enum):
    LARGE = "claude-opus-4-8"
    SMALL = "claude-haiku-4-5"
    BIG = "claude-opus-4-8"  # an alias


client = anthropic.Anthropic()


turns = [{"role": "user", "content": "Good morning"}]
client.messages.create(model=next(iter(Model)).value, max_tokens=8, messages=turns)


def second():
    walker = iter(Model)
    next(walker)
    client.messages.create(model=next(walker), max_tokens=8, messages=turns)


second()

names = iter(Model)
client.messages.create(
    model=next(model for model in names if "haiku" in model.value), max_tokens=8, messages=turns
)
