# exact: platform, region, model, geo, pair
"""Async streams behind an async generator, with a sync twin that shares its parameters."""

import asyncio

from streams.service import Service


async def _main():
    print([part async for part in Service()._stream("x")])


asyncio.run(_main())
Service(geo="global")._whole("y")
