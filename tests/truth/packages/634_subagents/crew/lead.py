from .agent import Agent


class LeadAgent(Agent):
    model = "claude-opus-4-7"
    system = "You delegate."
    tools = (("research", "ask the researcher"), ("write", "ask the writer"))
