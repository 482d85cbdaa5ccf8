from agents._base import Agent
from registry import agent


@agent("coder")
class Coder(Agent):
    geo = "global"

    def prepare(self, task):
        params = super().prepare(task)
        params["model"] = "claude-opus-4-6"
        return params
