from anthropic import Anthropic

from .definitions import AGENTS

_client = Anthropic()


def _register():
    for name, model in AGENTS.items():
        _client.beta.agents.create(name=name, model=model)
