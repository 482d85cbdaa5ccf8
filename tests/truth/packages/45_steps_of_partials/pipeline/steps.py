from functools import partial

from .ask import _ask

STEPS = [
    partial(_ask, model="claude-haiku-5-5"),
    partial(_ask, model="claude-sonnet-5", geo="us"),
    partial(_ask, "claude-opus-5", "global"),
]
