# run: planner
# run: coder
# run: critic
"""A folder of agents, each imported by walking the package."""
import sys

from registry import create
import agents

if __name__ == "__main__":
    agents.load()
    create(sys.argv[1]).run("task")
