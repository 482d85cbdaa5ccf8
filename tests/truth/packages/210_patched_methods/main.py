# run:
# exact: platform, model, geo
"""Methods that a decorator puts into classes that stand elsewhere."""

from talk.core import Quick, Talk

Quick().ask("one")
Talk()("three")
Talk("claude-opus-4-6")("four")
Quick().stream("five")
