# exact: platform, model, geo, region
"""Functions of itertools, and texts with format specifications."""

import itertools

import anthropic

client = anthropic.Anthropic()
OPUS, OLDER, SONNET = "claude-opus-4-7", "claude-opus-4-6", "claude-sonnet-4-6"


def ask(model, geo="us"):
    client.messages.create(  # truth: open-model open-geo
        model=model, inference_geo=geo, max_tokens=9, messages=[]
    )


def chosen():
    for model in itertools.takewhile(lambda m: "opus" in m, [OPUS, OLDER]):
        client.messages.create(model=model, max_tokens=9, messages=[])
    for model in itertools.dropwhile(lambda m: "x" in m, [OPUS, OLDER]):
        client.messages.create(model=model, max_tokens=9, messages=[])
    for model in itertools.filterfalse(lambda m: "x" in m, [OPUS, OLDER]):
        client.messages.create(model=model, max_tokens=9, messages=[])
    for model in itertools.compress([OPUS, OLDER], [1, 1]):
        client.messages.create(model=model, max_tokens=9, messages=[])
    for first, second in itertools.pairwise([OPUS, OLDER, SONNET]):
        client.messages.create(model=first, max_tokens=9, messages=[])
        client.messages.create(model=second, max_tokens=9, messages=[])
    for model, geo in itertools.zip_longest([OPUS, OLDER], ["us"], fillvalue="global"):
        client.messages.create(model=model, inference_geo=geo, max_tokens=9, messages=[])


def walked_twice():
    names = [OPUS]
    one, two = itertools.tee(names)
    names.append(OLDER)
    for model in one:
        client.messages.create(model=model, max_tokens=9, messages=[])
    for model in two:
        ask(model)


def grouped():
    rows = [("us", OPUS), ("us", OLDER), ("global", SONNET)]
    for geo, group in itertools.groupby(rows, key=lambda row: row[0]):
        for _, model in group:
            client.messages.create(model=model, inference_geo=geo, max_tokens=9, messages=[])
    for model, _ in itertools.groupby([OPUS, OPUS, OLDER]):
        client.messages.create(model=model, max_tokens=9, messages=[])


def largest(names):
    found = [name for name in names if "haiku" in name]
    model = max(found, key=len, default=OPUS)
    client.messages.create(model=model, max_tokens=9, messages=[])  # truth: open-model
    model = min([OPUS, SONNET], key=len)
    client.messages.create(model=model, max_tokens=9, messages=[])  # truth: open-model


def formatted():
    family, major, minor = "opus", 4, 7
    client.messages.create(model=f"claude-{family:s}-{major:d}-{minor}", max_tokens=9, messages=[])
    client.messages.create(model=f"claude-{family!s}-{major:01d}-{minor}", max_tokens=9, messages=[])
    width = 4
    client.messages.create(model=f"claude-{family:>{width}}-4-6", max_tokens=9, messages=[])
    client.messages.create(model=format("claude-sonnet-4-6xx", ".17"), max_tokens=9, messages=[])
    client.messages.create(model=f"{family!r}"[1:-1].join(["claude-", "-4-7"]), max_tokens=9, messages=[])


def told():
    request = {"model": OPUS, "inference_geo": "us"}
    match request:
        case {"model": model, **rest}:
            client.messages.create(model=model, max_tokens=9, messages=[], **rest)


chosen()
walked_twice()
grouped()
largest([SONNET])
largest(["claude-haiku-4-5"])
formatted()
told()
