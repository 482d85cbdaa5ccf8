# run: --pinned
# run:
# exact: platform, region, model, geo
"""Request builders: parameters kept on self and changed by several methods before sending."""

import sys

from builder.request import RequestBuilder

builder = RequestBuilder("claude-opus-5").user("x")
if "--pinned" in sys.argv:
    builder = builder.pinned()
builder.send()
