# run: NAMES=fast,pinned
# run: NAMES=pinned
# run: NAMES=inference_geo,metadata
# run: NAMES=model,inference_geo
# run: NAMES=us,model,inference_geo
# open: model, geo
"""What one element is says nothing of the next."""

import os
import anthropic

client = anthropic.Anthropic()
MESSAGES = [{"role": "user", "content": "x"}]
names = os.environ["NAMES"].split(",")


def either():
    seen_fast = seen_other = False
    for name in names:
        if name == "fast":
            seen_fast = True
        else:
            seen_other = True
    model = "claude-haiku-4-5" if seen_fast and seen_other else "claude-opus-5"
    client.messages.create(model=model, max_tokens=5, messages=MESSAGES)


def either_of_pairs():
    seen_fast = seen_other = False
    for number, name in enumerate(names):
        if name == "fast":
            seen_fast = True
        else:
            seen_other = True
    model = "claude-haiku-4-5" if seen_fast and seen_other else "claude-opus-5"
    client.messages.create(model=model, max_tokens=5, messages=MESSAGES)


def either_of_items():
    given = {name: name for name in names}
    seen_fast = seen_other = False
    for key, value in given.items():
        if value == "fast":
            seen_fast = True
        else:
            seen_other = True
    model = "claude-haiku-4-5" if seen_fast and seen_other else "claude-opus-5"
    client.messages.create(model=model, max_tokens=5, messages=MESSAGES)


def the_one_before():
    before = None
    for name in names:
        if before is not None and name == "pinned":
            try:
                client.messages.create(
                    model="claude-opus-5",
                    max_tokens=5,
                    messages=MESSAGES,
                    inference_geo=before,
                )
            except anthropic.APIError:
                pass
        before = name


def the_first():
    first = None
    for name in names:
        if first is None:
            first = name
        if name == "model":
            try:
                client.messages.create(
                    model="claude-opus-5",
                    max_tokens=5,
                    messages=MESSAGES,
                    inference_geo=first,
                )
            except anthropic.APIError:
                pass


def pairs_perhaps_none():
    pairs = []
    for name in names:
        if name == "pinned":
            pairs.append(("inference_geo", "us"))
    client.messages.create(
        model="claude-opus-5", max_tokens=5, messages=MESSAGES, **dict(pairs)
    )


def comprehended_perhaps_none():
    pinned = {"inference_geo": "us" for name in names if name == "pinned"}
    client.messages.create(
        model="claude-opus-5", max_tokens=5, messages=MESSAGES, **pinned
    )


def tested_the_other():
    params = {
        "model": "claude-opus-5",
        "max_tokens": 5,
        "messages": MESSAGES,
        "inference_geo": "us",
    }
    last = "model"
    for k in names:
        if last in ("model", "inference_geo"):
            last = k
            continue
        params[k] = "claude-opus-5" if k == "model" else "global"
        last = k
    params.pop("service_tier", None)
    params.pop("fast", None)
    params.pop("metadata", None)
    params.pop("pinned", None)
    try:
        client.messages.create(**params)
    except anthropic.APIError:
        pass


for f in [
    either,
    either_of_pairs,
    either_of_items,
    the_one_before,
    the_first,
    pairs_perhaps_none,
    comprehended_perhaps_none,
    tested_the_other,
]:
    f()
