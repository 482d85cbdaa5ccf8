# run: basic
# run: pinned
# exact: platform, region
"""Class keywords decide what subclasses send."""
import sys
from bots import kinds
from bots.base import Bot

Bot.named(sys.argv[1])().say("x")
