# exact: platform, region
# open: model, geo
"""Two names for one dict, a function that changes what it is given, a default that remembers."""

import copy

from anthropic import Anthropic

client = Anthropic()
turn = [{"role": "user", "content": "x"}]

params = {"model": "claude-haiku-5-5", "max_tokens": 8, "messages": turn}
same = params
same["inference_geo"] = "us"
client.messages.create(**params)

separate = copy.deepcopy(params)
separate["model"] = "claude-opus-5"
client.messages.create(**params)
client.messages.create(**separate)


def pin(options):
    options["inference_geo"] = "global"
    options.update({"model": "claude-sonnet-5"})


pin(params)
client.messages.create(**params)


def remembering(seen={"model": "claude-opus-5", "max_tokens": 8, "messages": turn}):  # noqa: B006
    answer = client.messages.create(**seen)
    seen["inference_geo"] = "us"
    return answer


remembering()
remembering()
