# exact: platform, region, geo
# open: model
"""An SSE endpoint in front of Claude, asynchronous."""
import asyncio

from sse.app import demo

asyncio.run(demo())
