# run: 0
# run: 1
# run: 7
# exact: platform, model, geo, region, pair
"""What reaches the call: reassignment, branches, loops, finally, early returns."""

import sys

from anthropic import Anthropic

level = int(sys.argv[1])
client = Anthropic()
turn = [{"role": "user", "content": "x"}]

model = "claude-2.1"
model = "claude-opus-5"
client.messages.create(model=model, max_tokens=8, messages=turn)
model = "claude-haiku-4-5"

if level == 0:
    model = "claude-sonnet-5"
elif level == 1:
    model = "claude-haiku-5-5"
else:
    model = "claude-opus-4-6"
client.messages.create(model=model, max_tokens=8, messages=turn)


def pick(level: int) -> str:
    if level > 5:
        return "us"
    try:
        place = ["global", "us"][level]
    except IndexError:
        return "us"
    else:
        return place
    finally:
        print("picked")


client.messages.create(  # truth: open-pair
    model="claude-opus-5", max_tokens=8, messages=turn, inference_geo=pick(level)
)

chosen = None
while chosen is None:
    chosen = "claude-sonnet-5-5"
client.messages.create(model=chosen, max_tokens=8, messages=turn)
