from typing import Literal, get_args

Geo = Literal["us", "global"]
MODELS = frozenset({"claude-opus-4-7", "claude-sonnet-4-6"})


def check_model(model):
    if model not in MODELS:
        raise ValueError(f"{model} is not one of {sorted(MODELS)}")


def checked_geo(geo):
    if geo in get_args(Geo):
        return geo
    raise ValueError(geo)
