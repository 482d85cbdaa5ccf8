# run: eu
# run: us
# run: none
# exact: platform, region
"""Profiles are copied over a config module before the client is first used."""
import sys

from boot import profiles
from core.gateway import complete

if __name__ == "__main__":
    profiles.apply(sys.argv[1])
    print(complete("hi"))
