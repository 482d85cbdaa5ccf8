# run: settings
# open: model, geo
"""A module is loaded by a name from outside, and one of its names is set."""

import importlib
import sys

from core import run

run()
module = importlib.import_module(sys.argv[1])
module.GEO = "global"
run()
