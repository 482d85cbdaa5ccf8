# run: GIVEN='{"service_tier":"auto"}'
# run: GIVEN='{"system":"hello","stop_sequences":["a"]}'
# exact: platform, model, geo
"""Names that are left out of what is not shown."""

import json
import os
import anthropic

client = anthropic.Anthropic()
MESSAGES = [{"role": "user", "content": "x"}]
HIDDEN = ("model", "inference_geo", "extra_body")


def base():
    return {
        "model": "claude-opus-4-6",
        "messages": MESSAGES,
        "max_tokens": 5,
        "inference_geo": "us",
    }


def a(**kwargs):
    return client.messages.create(
        **base(), **{k: v for k, v in kwargs.items() if k not in HIDDEN}
    )


def b(**kwargs):
    params = base()
    for k, v in kwargs.items():
        if k in HIDDEN:
            continue
        params[k] = v
    return client.messages.create(**params)


def c(**kwargs):
    params = base()
    for k, v in kwargs.items():
        if k not in params:
            params[k] = v
    return client.messages.create(**params)


def d(**kwargs):
    params = base()
    params.update({k: v for k, v in kwargs.items() if k not in params})
    return client.messages.create(**params)


def e(**kwargs):
    params = base()
    for k, v in kwargs.items():
        params.setdefault(k, v)
    return client.messages.create(**params)


def f(**kwargs):
    params = {**kwargs, **base()}
    return client.messages.create(**params)


def g(**kwargs):
    for name in HIDDEN:
        kwargs.pop(name, None)
    return client.messages.create(**{**base(), **kwargs})


def h(**kwargs):
    kwargs.pop("model", None)
    del_geo(kwargs)
    return client.messages.create(**{**base(), **kwargs})


def del_geo(given):
    given.pop("inference_geo", None)
    given.pop("extra_body", None)


def i(**kwargs):
    extra = {
        k: kwargs[k]
        for k in ("service_tier", "system", "stop_sequences")
        if k in kwargs
    }
    return client.messages.create(**base(), **extra)


def j(**kwargs):
    extra = {k: kwargs.get(k) for k in ("service_tier", "system", "stop_sequences")}
    extra = {k: v for k, v in extra.items() if v is not None}
    return client.messages.create(**base(), **extra)


def k(**kwargs):
    params = base()
    for name in kwargs:
        if name != "model" and name != "inference_geo" and name != "extra_body":
            params[name] = kwargs[name]
    return client.messages.create(**params)


def m(**kwargs):
    params = base() | {k: v for k, v in kwargs.items() if k not in HIDDEN}
    return client.messages.create(**params)


def n(**kwargs):
    params = base()
    for name in ("service_tier", "system", "stop_sequences"):
        if (value := kwargs.get(name)) is not None:
            params[name] = value
    return client.messages.create(**params)


def o(**kwargs):
    kept = kwargs.keys() - set(HIDDEN)
    return client.messages.create(**base(), **{k: kwargs[k] for k in kept})


def q(**kwargs):
    pairs = [(k, v) for k, v in kwargs.items() if k not in HIDDEN]
    return client.messages.create(**{**base(), **dict(pairs)})


given = json.loads(os.environ["GIVEN"])
for fn in [a, b, c, d, e, f, g, h, i, j, k, m, n, o, q]:
    fn(**given)
