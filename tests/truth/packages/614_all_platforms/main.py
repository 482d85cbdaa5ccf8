# run: first_party
# run: bedrock
# run: mantle
# run: vertex
# run: foundry
# run: aws
# exact: platform, region, geo
"""One gateway service for six platforms, sync and async."""
import asyncio
import sys

from gateway import Gateway, Platform

gateway = Gateway(Platform(sys.argv[1]))
gateway.send("ping")
asyncio.run(gateway.asend("ping"))
