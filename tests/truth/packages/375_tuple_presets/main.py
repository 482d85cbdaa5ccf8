# run: fast
# run: careful
# run: cheap
# exact: platform, region, model, geo, pair
"""Presets are named tuples in a mapping by enum; callers unpack them."""
import sys

from presets.api import run

if __name__ == "__main__":
    run(sys.argv[1], "hi")
