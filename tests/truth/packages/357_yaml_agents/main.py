# run: writer
# run: critic
# exact: platform, region
"""Agents are described in a YAML file."""
import sys

from crew.load import load

load()[sys.argv[1]].run("topic")
