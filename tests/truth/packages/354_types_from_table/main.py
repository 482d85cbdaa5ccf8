# run: 0
# run: 1
# exact: platform, region
"""Providers are made by `cls(**config)` from a table of constants."""
import sys

from deploy.build import build
from deploy.table import PROVIDERS

build(PROVIDERS[int(sys.argv[1])]).ask("hello")
