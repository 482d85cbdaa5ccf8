# exact: platform, region, model, geo, pair
"""Producer and consumers around an asyncio.Queue; a semaphore bounds the requests."""
import asyncio

from ingest.app import run

asyncio.run(run())
