# run:
# exact: platform, region
"""A workflow of steps that hand a context on to each other."""
from workflow.definition import STEPS
from workflow.engine import Engine

Engine(STEPS).run({"topic": "tea"})
