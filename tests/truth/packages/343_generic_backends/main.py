# run: a
# run: b
# exact: region
"""A generic runner over a protocol; two backends satisfy it."""
import sys

from backends.bedrock import BedrockBackend
from backends.direct import DirectBackend
from runner import Runner

if __name__ == "__main__":
    backend = DirectBackend("us") if sys.argv[1] == "a" else BedrockBackend()
    Runner(backend).run("hi")
