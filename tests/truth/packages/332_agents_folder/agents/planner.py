from agents._base import Agent
from registry import agent


@agent("planner")
class Planner(Agent):
    model = "claude-opus-4-7"
