# run:
# exact: platform, region
"""Requests are built step by step; each step is a new object."""
from fluent import Request
from fluent.presets import careful

Request.about("a").using("claude-opus-4-7").within("us").send()
careful(Request.about("b")).send()
Request.about("c").send()
