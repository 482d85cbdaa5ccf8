# run:
# exact: platform, region
"""A module wraps the builder that it finds, as instrumentation does."""
import upgrade  # noqa: F401
import sending

sending.send("hello")
