# exact: region
"""A base class that calls, and a plugin elsewhere that overrides client, model and parameters."""

from base.agent import Agent
from plugins.pinned import PinnedAgent

Agent().act("x")
PinnedAgent().act("y")
