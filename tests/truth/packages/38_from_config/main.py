# exact: platform, region
"""Class methods build the same agent from a dict, from a preset and from another agent."""

from agents.agent import Agent

Agent.from_config({"model": "claude-opus-5", "geo": "us"}).act("x")
Agent.preset("cheap").act("y")
Agent.preset("safe").but(model="claude-sonnet-5").act("z")
