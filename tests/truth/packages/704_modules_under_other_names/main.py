# exact: platform
# open: model, geo
"""What is written through a module's other name is seen by all that read it."""

import compat

compat.install()
import legacy.settings as old
from core import run
from legacy import settings
from legacy.settings import GEO

import shortened

run(GEO)
settings.GEO = "global"
run(old.GEO)
old.MODEL = "claude-sonnet-4-6"
run("us")
shortened.BUDGET = 9
run("us")
