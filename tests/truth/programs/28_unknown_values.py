# exact: platform, model, geo, region, pair
"""Places that exist, but not for this parameter; and None, which means the default."""

import anthropic
from anthropic import NOT_GIVEN, omit

client = anthropic.Anthropic()


def try_geo(geo):  # noqa: ANN001
    try:
        return client.messages.create(  # truth: open-geo open-pair
            model="claude-opus-4-7",
            max_tokens=8,
            messages=[{"role": "user", "content": "x"}],
            inference_geo=geo,
        )
    except anthropic.BadRequestError as error:
        return error.message


for place in ("eu", "us-east-1"):
    print(try_geo(place))
try:
    client.messages.create(
        model="claude-haiku-5-5",
        max_tokens=8,
        messages=[{"role": "user", "content": "x"}],
        inference_geo="EU",
    )
except anthropic.BadRequestError as error:
    print(error)

turn = [{"role": "user", "content": "x"}]
client.messages.create(model="claude-opus-4-7", max_tokens=8, messages=turn, inference_geo=None)
client.messages.create(model="claude-opus-4-7", max_tokens=8, messages=turn, inference_geo=omit)
client.messages.create(model="claude-haiku-4-5", max_tokens=8, messages=turn, inference_geo=NOT_GIVEN)
