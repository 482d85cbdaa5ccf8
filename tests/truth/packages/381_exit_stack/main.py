# run:
# exact: platform, region
"""Callbacks of an exit stack send at the end."""
from contextlib import ExitStack

from ask import ask
from state import current

with ExitStack() as stack:
    stack.callback(ask, "late", model="claude-opus-4-7")
    ask("now")
    current["geo"] = "us"
