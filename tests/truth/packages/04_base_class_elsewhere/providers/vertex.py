import anthropic

from . import base


class OnVertex(base.Provider):
    def get_client(self):
        return anthropic.AnthropicVertex(project_id="truth", region="us-east5")
