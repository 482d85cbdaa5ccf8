# open: model
"""Blocked names, unknown names: the rest may be anything."""

import os
import anthropic

BLOCKED = ("inference_geo", "speed")
client = anthropic.Anthropic()


def filled(names):
    kwargs = {
        "model": "claude-opus-4-6",
        "messages": [{"role": "user", "content": "x"}],
        "max_tokens": 5,
    }
    for name in names:
        kwargs[name] = "global"
    return kwargs


def a(names):
    return client.messages.create(
        **{k: v for k, v in filled(names).items() if k not in BLOCKED}
    )


def b(names):
    kwargs = filled(names)
    for k in BLOCKED:
        kwargs.pop(k, None)
    return client.messages.create(**kwargs)


def c(names):
    return client.messages.create(
        **{k: v for k, v in filled(names).items() if k != "inference_geo"}
    )


def d(names, allowed):
    return client.messages.create(
        **{k: v for k, v in filled(names).items() if k in allowed}
    )


def e(names):
    return client.messages.create(
        **{
            k: v
            for k, v in filled(names).items()
            if k in ("model", "messages", "max_tokens", "inference_geo")
        }
    )


def f(names):
    return client.messages.create(
        **{
            k: v
            for k, v in filled(names).items()
            if k.startswith("m") or k == "inference_geo"
        }
    )


for fn in [a, b, c, e, f]:
    for names in [[], ["inference_geo"], ["metadata_"[:0] + "inference_geo"]]:
        fn(names)
d(
    ["inference_geo"],
    os.environ.get("ALL", "model messages max_tokens inference_geo").split(),
)
d(["inference_geo"], os.environ.get("ALL", "model messages max_tokens").split())
