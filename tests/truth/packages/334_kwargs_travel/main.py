# run:
# exact: platform, region
"""A dict of arguments travels through three modules before it is sent."""
from flow.entry import handle

handle("hello")
