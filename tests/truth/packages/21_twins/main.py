# exact: platform, model, geo, region
"""A compatibility layer: keyword first, extra_body for an SDK that does not know it."""

from llm.structured import extract
from llm.text import write

write("x")
extract("y")
