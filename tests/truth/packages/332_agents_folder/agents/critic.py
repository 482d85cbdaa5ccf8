from agents._base import Agent
from registry import agent


@agent("critic")
class Critic(Agent):
    model = "claude-haiku-4-5"

    def prepare(self, task):
        params = super().prepare(task)
        del params["inference_geo"]
        return params
