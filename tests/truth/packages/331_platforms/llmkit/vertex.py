from llmkit.base import Backend


class Vertex(Backend):
    model = "claude-opus-4-6@default"

    def make_client(self):
        from anthropic import AnthropicVertex

        return AnthropicVertex(region="us-east5", project_id="acme")
