# run:
# exact: platform, region
"""Settings load their values into their own globals."""
from ask import ask

ask("x")
