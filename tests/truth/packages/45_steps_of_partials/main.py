# exact: platform, region
# open: model, geo
"""A pipeline whose steps are partials of one function, listed in another module."""

from pipeline.run import _run

_run("x")
