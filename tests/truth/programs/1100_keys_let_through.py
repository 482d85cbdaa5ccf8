# exact: platform, geo
"""Keyword arguments filtered by a constant set of names."""

import anthropic

PARAMS = {"model", "messages", "betas", "speed", "max_tokens"}
COUNTED = ("model", "messages")
FROZEN = frozenset(["model", "messages", "max_tokens", "temperature"])
BLOCKED = {"inference_geo", "model"}

client = anthropic.Anthropic()


def base():
    return {
        "model": "claude-opus-4-6",
        "messages": [{"role": "user", "content": "x"}],
        "max_tokens": 5,
    }


def filled(names):
    kwargs = base()
    for name in names:
        kwargs[name] = "fast"
    return kwargs


def by_items(names):
    kwargs = filled(names)
    return client.messages.count_tokens(
        **{k: v for k, v in kwargs.items() if k in COUNTED}
    )


def by_tuple(names):
    kwargs = filled(names)
    return client.messages.create(**{k: v for k, v in kwargs.items() if k in FROZEN})


def by_names(names):
    kwargs = filled(names)
    out = {}
    for k in FROZEN:
        if k in kwargs:
            out[k] = kwargs[k]
    return client.messages.create(**out)


def by_names_of_dict(names):
    kwargs = filled(names)
    out = {}
    for k, v in kwargs.items():
        if k in FROZEN:
            out[k] = v
    return client.messages.create(**out)


def by_keys(names):
    kwargs = filled(names)
    out = {}
    for k in kwargs:
        if k not in FROZEN:
            continue
        out[k] = kwargs[k]
    return client.messages.create(**out)


def by_generator(names):
    kwargs = filled(names)
    return client.messages.create(
        **dict((k, v) for k, v in kwargs.items() if k in FROZEN)
    )


def by_list_of_pairs(names):
    kwargs = filled(names)
    return client.messages.create(
        **dict([(k, v) for k, v in kwargs.items() if k in FROZEN])
    )


def by_pop(names):
    kwargs = filled(names)
    out = {}
    for k in FROZEN:
        v = kwargs.pop(k, None)
        if v is not None:
            out[k] = v
    return client.messages.create(**out)


def by_popped_set(names):
    kwargs = filled(names)
    out = {k: kwargs.pop(k) for k in FROZEN if k in kwargs}
    return client.messages.create(**out)


def by_intersection(names):
    kwargs = filled(names)
    return client.messages.create(**{k: kwargs[k] for k in kwargs.keys() & FROZEN})


def by_helper(names):
    return client.messages.create(**only(filled(names), FROZEN))


def only(given, wanted):
    return {k: v for k, v in given.items() if k in wanted}


def allowed(k):
    return k in FROZEN


def by_function(names):
    return client.messages.create(
        **{k: v for k, v in filled(names).items() if allowed(k)}
    )


def by_equal(names):
    return client.messages.create(
        **{
            k: v
            for k, v in filled(names).items()
            if k == "model" or k == "messages" or k == "max_tokens"
        }
    )


for f in [
    by_items,
    by_tuple,
    by_names,
    by_names_of_dict,
    by_keys,
    by_generator,
    by_list_of_pairs,
    by_pop,
    by_popped_set,
    by_intersection,
    by_helper,
    by_function,
    by_equal,
]:
    try:
        f(["speed", "tier"])
    except anthropic.APIError:
        pass
