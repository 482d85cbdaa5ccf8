# open: platform, region, model
# exact: geo
"""A decorator makes a property with a setter, which makes its client when it is first read."""

from driver import Driver

Driver("claude-opus-5").run("x")
