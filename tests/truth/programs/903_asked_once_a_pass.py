# exact: platform, model, geo, pair
"""Within a pass of a loop what is asked twice has one answer, also where it leads out of the loop."""

from anthropic import Anthropic

client = Anthropic()
A = {"max_tokens": 4, "messages": []}


def in_pairs(args, items):
    for _ in items:
        if args.skip:
            continue
        if args.fast:
            model, geo = "claude-haiku-4-5", None
        else:
            model, geo = "claude-opus-4-7", "us"
        more = {"inference_geo": geo} if geo else {}
        client.messages.create(model=model, **more, **A)


def checked(args, items, model):
    if model not in ("claude-opus-4-7", "claude-sonnet-4-6"):
        raise ValueError(model)
    for _ in items:
        if model == args.stop or model in args.refused():
            break
        client.messages.create(model=model, inference_geo="us", **A)


class Args:
    skip = False
    stop = ""

    def __init__(self, fast):
        self.fast = fast

    def refused(self):
        return []


for fast in (True, False):
    in_pairs(Args(fast), [1, 2])
for model in ("claude-opus-4-7", "claude-sonnet-4-6"):
    checked(Args(True), [1], model)
