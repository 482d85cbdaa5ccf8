# run: us
# run: eu
# exact: platform
"""Model ids are put together from parts in other modules."""
import sys
from names import bedrock_id
from ask import ask

ask(bedrock_id("opus", sys.argv[1]), sys.argv[1])
