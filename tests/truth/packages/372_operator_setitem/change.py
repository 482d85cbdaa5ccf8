import operator
from functools import partial


def change(params):
    operator.setitem(params, "model", "claude-opus-4-7")
    put = partial(params.__setitem__, "inference_geo")
    put("us")
    dict.update(params, max_tokens=3)
