# exact: platform, region, model, geo, pair
"""One model after the other until one answers well; what was tried is remembered in between."""

from turns.try_all import _answer

_answer("x")
