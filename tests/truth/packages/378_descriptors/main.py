# run:
# run: relaxed
# exact: platform, region
"""Settings are descriptors that look into a store which is filled at start."""
import sys

from conf.site import Site
from conf.values import fill
from talk import Talk

if __name__ == "__main__":
    fill(Site, sys.argv[1] if len(sys.argv) > 1 else "strict")
    Talk(Site()).send("hi")
