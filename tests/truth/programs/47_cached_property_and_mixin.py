# exact: platform, model, geo, region
"""cached_property clients, a mixin that calls, a class attribute that a subclass overrides."""

from functools import cached_property

from anthropic import Anthropic, AnthropicVertex


class CallsClaude:
    model: str
    geo: str | None = None

    def call(self, text: str):
        kwargs = {}
        if self.geo:
            kwargs["inference_geo"] = self.geo
        return self.client.messages.create(
            model=self.model, max_tokens=8, messages=[{"role": "user", "content": text}], **kwargs
        )


class Direct(CallsClaude):
    model = "claude-opus-5"
    geo = "us"

    @cached_property
    def client(self) -> Anthropic:
        return Anthropic()


class OnVertex(CallsClaude):
    model = "claude-opus-5"

    @cached_property
    def client(self) -> AnthropicVertex:
        return AnthropicVertex(project_id="truth", region="us-east5")


for service in (Direct(), OnVertex()):
    service.call("x")
