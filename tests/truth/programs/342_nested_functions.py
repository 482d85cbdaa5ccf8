# run:
# exact: platform, model, geo, region
from anthropic import Anthropic


def make_counter_router():
    client = Anthropic()
    count = 0
    model = "claude-haiku-4-5"

    def ask() -> None:
        nonlocal count, model
        count += 1
        client.messages.create(model=model, max_tokens=1, messages=[])
        if count >= 2:
            model = "claude-opus-4-7"

    def pin():
        def inner(geo="us"):
            return client.messages.create(model=model, max_tokens=2, messages=[], inference_geo=geo)  # truth: open-geo open-model

        return inner

    ask.pin = pin
    return ask


ask = make_counter_router()
for _ in range(3):
    ask()
ask.pin()()
