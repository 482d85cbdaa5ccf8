"""Which code may change the requests of clients that it does not make."""

from __future__ import annotations

from domicile.catalog import Catalog
from domicile.chunks import Chunk


def changes_requests(chunk: Chunk, catalog: Catalog) -> bool:
    """Whether code seems to set what requests pass in a class, or to change an HTTP client."""
    http = catalog.http_client
    if not chunk.attributes.isdisjoint(http.holding):
        return True
    return not chunk.stores.isdisjoint({*catalog.hooks, *http.passed}) and any(
        base[:1].isupper() and name in chunk.stores
        for base, _, name in (link.partition(".") for link in chunk.links)
    )
