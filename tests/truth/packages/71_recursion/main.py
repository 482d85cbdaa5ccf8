# exact: platform, region
# open: model
"""Recursion with other arguments, and chains of wrappers."""
from deep import chain, tries

tries._first_that_works(["claude-haiku-4-5", "claude-sonnet-4-6", "claude-opus-4-7", "claude-opus-5"])
tries._again("claude-opus-4-6")
chain._a1("claude-opus-4-6")
chain._a9("claude-sonnet-5")
