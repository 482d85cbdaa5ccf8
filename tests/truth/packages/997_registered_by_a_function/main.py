# run: claude-opus-4-1
# run: claude-sonnet-4-5
# exact: platform, geo
# open: model
import sys

import llms.filled
from llms.registry import Registry

print(Registry.get(sys.argv[1]).generate("x"))
