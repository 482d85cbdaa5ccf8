# exact: platform, region, model, geo, pair
"""A JSON file of prompts with their models, read through importlib.resources."""
from prompts.run import run

run("extract")
run("rewrite")
