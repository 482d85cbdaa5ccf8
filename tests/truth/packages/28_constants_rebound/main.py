# run:
# run: --cheap
# exact: platform, region
"""A main module that rebinds another module's constants before anything is sent."""

import sys

import engine
import options

if "--cheap" in sys.argv:
    options.MODEL = "claude-haiku-4-5"
    options.GEO = None
engine.run()
