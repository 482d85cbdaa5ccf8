from .agent import Agent


class Researcher(Agent):
    system = "You research."


class Writer(Agent):
    system = "You write."
    model = "claude-haiku-4-5-20251001"
    inference_geo = None
