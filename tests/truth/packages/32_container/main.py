# run: api
# run: aws
# exact: platform, region, model, geo, pair
"""A small container: providers are registered as factories and built when they are asked for."""

import sys

from shop.container import build

build(sys.argv[1]).resolve("summaries")._summarize("x")
