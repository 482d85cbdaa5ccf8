# run: GIVEN='{"model":"claude-sonnet-5","MODEL":"claude-sonnet-5","inference_geo":"us","INFERENCE_GEO":"us","Inference_Geo":"us"}' KEYS=model,inference_geo PREFER=sonnet
# run: GIVEN='{"model":"claude-opus-5","MODEL":"claude-opus-5","inference_geo":"global","INFERENCE_GEO":"us"}' KEYS=inference_geo PREFER=opus
# run: GIVEN='{"model":"claude-opus-5","inference_geo":"us"}' KEYS=inference_geo PREFER=
# open: model, geo
"""Traps: keys that are not shown."""

import json
import os
import anthropic

client = anthropic.Anthropic()
MESSAGES = [{"role": "user", "content": "x"}]
given = json.loads(os.environ["GIVEN"])
names = os.environ["KEYS"].split(",")


def base(**more):
    return {"model": "claude-opus-4-6", "messages": MESSAGES, "max_tokens": 5, **more}


def same_unknown_twice():
    params = base(inference_geo="global")
    for k, v in given.items():
        if k.islower():
            params[k] = v
    if params["model"] == "claude-sonnet-5":
        try:
            client.messages.create(**params)
        except anthropic.APIError:
            pass


def same_unknown_by_comprehension():
    params = {k: v for k, v in given.items() if k in ("model", "inference_geo")}
    if params["model"] == "claude-sonnet-5":
        try:
            client.messages.create(**params, max_tokens=5, messages=MESSAGES)
        except anthropic.APIError:
            pass


def lowered():
    params = {**base(), **{k: v for k, v in given.items() if k.isupper()}}
    params = {k.lower(): v for k, v in params.items()}
    try:
        client.messages.create(**params)
    except anthropic.APIError:
        pass


def pairs_added():
    pairs = [
        ("model", "claude-opus-4-6"),
        ("messages", MESSAGES),
        ("max_tokens", 5),
        ("inference_geo", "us"),
    ]
    for name in names:
        pairs.append((name, "claude-opus-5" if name == "model" else "global"))
    params = {k: v for k, v in pairs}
    try:
        client.messages.create(**params)
    except anthropic.APIError:
        pass


def pairs_added_dict():
    pairs = [
        ("model", "claude-opus-4-6"),
        ("messages", MESSAGES),
        ("max_tokens", 5),
        ("inference_geo", "us"),
    ]
    for name in names:
        pairs.append((name, "claude-opus-5" if name == "model" else "global"))
    try:
        client.messages.create(**dict(pairs))
    except anthropic.APIError:
        pass


def raised_in_a_loop():
    params = base(inference_geo="us")
    for k in names:
        params[k] = "claude-opus-5" if k == "model" else "global"
        if k in ("never", "nor_this"):
            raise ValueError(k)
    try:
        client.messages.create(**params)
    except anthropic.APIError:
        pass


def tested_the_other():
    params = base(inference_geo="us")
    last = "model"
    for k in ["service_tier", *names]:
        if last in ("model", "inference_geo"):
            last = k
            continue
        params[k] = "claude-opus-5" if k == "model" else "global"
        last = k
    params.pop("service_tier", None)
    try:
        client.messages.create(**params)
    except anthropic.APIError:
        pass


def tested_before_the_set_grew():
    params = base(inference_geo="us")
    hidden = set()
    for k in names:
        if k not in hidden:
            params[k] = "claude-opus-5" if k == "model" else "global"
        hidden.add("inference_geo")
    try:
        client.messages.create(**params)
    except anthropic.APIError:
        pass


def tested_and_changed():
    params = base(inference_geo="us")
    for k in names:
        if k + "_" not in ("model", "inference_geo"):
            params[k] = "claude-opus-5" if k == "model" else "global"
    try:
        client.messages.create(**params)
    except anthropic.APIError:
        pass


def tested_in_capitals():
    params = base(inference_geo="us")
    for k in names:
        if k.upper() not in ("model", "inference_geo"):
            params[k] = "claude-opus-5" if k == "model" else "global"
    try:
        client.messages.create(**params)
    except anthropic.APIError:
        pass


def taken_out_of_the_dict():
    params = base()
    for k in names:
        if k not in params:
            params[k] = "us"
    try:
        client.messages.create(**params)
    except anthropic.APIError:
        pass


def gone_by_then():
    params = base(inference_geo="us")
    params.pop("inference_geo")
    for k in names:
        if k not in params:
            params[k] = "us"
    try:
        client.messages.create(**params)
    except anthropic.APIError:
        pass


def only_on_some_paths():
    params = base()
    if os.environ["PREFER"]:
        params["inference_geo"] = "global"
    for k in names:
        params.setdefault(k, "us")
    try:
        client.messages.create(**params)
    except anthropic.APIError:
        pass


for fn in [
    same_unknown_twice,
    same_unknown_by_comprehension,
    lowered,
    pairs_added,
    pairs_added_dict,
    raised_in_a_loop,
    tested_the_other,
    tested_before_the_set_grew,
    tested_and_changed,
    tested_in_capitals,
    taken_out_of_the_dict,
    gone_by_then,
    only_on_some_paths,
]:
    fn()
