# run:
# exact: platform, region
"""Properties with setters write to what a base class reads."""
from svc.agent import Agent

agent = Agent()
agent.ask("a")
agent.region = "america"
agent.quality = 3
agent.ask("b")
