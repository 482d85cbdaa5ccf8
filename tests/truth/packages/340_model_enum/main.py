# run: OPUS
# run: HAIKU
# run: SONNET
# exact: platform, region, model, geo, pair
"""Models are an enum with attributes; a helper in another module knows which can be pinned."""
import sys

from catalog import Model
from clients.claude import ask

if __name__ == "__main__":
    ask(Model[sys.argv[1]], "hello")
