# exact: platform, region, model, geo
"""A lead agent that may ask helpers; agents and tools import each other."""
from crew.lead import LeadAgent
from crew.tools import run_everything

LeadAgent().run("plan a trip")
run_everything("q")
