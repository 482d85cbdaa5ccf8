# run:
# exact: platform, region
"""A mutable default argument keeps what an earlier call put into it."""
from params import build
from ask import ask

build("a", geo="us")
ask("x")
