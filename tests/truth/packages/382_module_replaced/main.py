# run:
# exact: platform, region
"""A module puts something else into its own place."""
from ask import ask

ask("x")
