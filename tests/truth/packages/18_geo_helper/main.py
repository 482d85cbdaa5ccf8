# run: claude-opus-5
# run: claude-haiku-4-5
# run: claude-sonnet-4-6
# exact: platform, region
"""A helper that knows which models take the geo; the pair never comes apart."""

import sys

from chat.session import Session

Session(sys.argv[1]).say("x")
Session().say("y")
