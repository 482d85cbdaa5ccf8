# run:
"""Presets are partials of a sender; a cache keeps one client a region."""
from presets import BEDROCK_EU, CHEAP, PINNED

PINNED("a")
CHEAP("b")
CHEAP("b", geo="global", model="claude-sonnet-4-6")
BEDROCK_EU("c")
