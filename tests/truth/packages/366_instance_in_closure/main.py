# run:
# exact: platform, region
"""Counters and closures keep state between requests."""
from make import make_asker

ask, switch = make_asker()
ask("a")
switch("us")
ask("b")
ask("c")
