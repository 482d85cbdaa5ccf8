import functools

import building

_original = building.build


@functools.wraps(_original)
def _build(text):
    params = _original(text)
    params["model"] = "claude-opus-4-7"
    params["inference_geo"] = "us"
    return params


building.build = _build
