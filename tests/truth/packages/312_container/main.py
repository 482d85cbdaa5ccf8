# run:
# exact: platform, region
"""Bindings fill a container; the agent asks it for what it needs."""
import bindings
from agent import Agent
from container import container

if __name__ == "__main__":
    bindings.bind(container)
    Agent().act("go")
