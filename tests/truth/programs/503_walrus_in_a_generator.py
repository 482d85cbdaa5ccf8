# exact: platform
"""Who walks a generator may stop early: a name bound inside may hold any of the elements."""
from anthropic import Anthropic

names = ["x", "claude-opus-4-7", "claude-sonnet-4-6"]
if any((m := n).startswith("claude") for n in names):
    Anthropic().messages.create(model=m, max_tokens=1, messages=[])
