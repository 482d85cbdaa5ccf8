# run:
# exact: platform, region
"""A builder gathers entries; tiers come from a table in another module."""
from batching.builder import BatchBuilder

builder = BatchBuilder()
builder.add("a", "fast").add("b", "deep").add_pinned("c")
builder.submit()
