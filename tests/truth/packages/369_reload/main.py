# run:
# exact: platform, region
"""A module is loaded again with another environment."""
import importlib
import os
import settings
import ask

ask.ask("a")
os.environ["GEO"] = "us"
importlib.reload(settings)
ask.ask("b")
