# run: api
# run: bedrock
# run: foundry
# exact: platform, geo
"""A factory in one module with an if/else on an enum, a cached getter in another."""

import sys

from core.calls import summarize
from core.factory import Kind

summarize(Kind(sys.argv[1]), "x")
