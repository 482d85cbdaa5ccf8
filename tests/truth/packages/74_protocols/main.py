# exact: platform, region, geo
"""Generics and Protocols: a typed agent over any chat model."""
from agentlib.agent import Agent
from agentlib.models import ClaudeModel
from agentlib.outputs import Answer, Plan

planner = Agent[Plan](ClaudeModel("claude-opus-4-7", geo="us"), Plan)
writer = Agent[Answer](ClaudeModel("claude-sonnet-4-6", geo="us"), Answer)
for step in planner.run("plan").steps:
    writer.run(step)
