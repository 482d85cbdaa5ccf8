# run: claude-opus-4-7 us
# run: claude-sonnet-4-6 global
# run: claude-haiku-4-5 us
# ends: ValueError
# exact: platform, region, model, geo
"""What may be sent is decided in a module of its own."""
import sys

from api import complete

if __name__ == "__main__":
    complete(sys.argv[1], sys.argv[2], "hello")
