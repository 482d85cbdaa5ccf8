# run:
# exact: platform, model, geo, region, pair
"""The defaults are one dict, and tuning changes it in place."""
import tuning
from client import run

tuning.tune()
run("x")
