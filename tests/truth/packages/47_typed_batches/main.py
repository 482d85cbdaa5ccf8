# exact: platform, region, model, geo, pair
"""Typed batch requests, built by one module from the rows of another."""

from batches.build import _requests
from batches.rows import ROWS

from anthropic import Anthropic

Anthropic().messages.batches.create(requests=_requests(ROWS))
