# run:
# exact: platform, region
"""Each answer calls back, and the callback sends the next request."""
from flow.callbacks import on_outline
from flow.engine import request

request("outline", model="claude-sonnet-4-6", then=on_outline)
