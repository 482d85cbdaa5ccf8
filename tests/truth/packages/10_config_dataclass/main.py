# exact: platform, model, geo, region
"""A dataclass of settings with a factory default, built in one module, read in two others."""

from pipeline.run import run

run()
