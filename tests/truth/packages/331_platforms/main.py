# run: direct
# run: bedrock
# run: vertex
# exact: platform, model, geo, region
"""Provider classes a platform, in modules of their own, and a factory keyed by an enum."""
import sys

from llmkit import Provider, create

if __name__ == "__main__":
    create(Provider(sys.argv[1])).complete("hello")
