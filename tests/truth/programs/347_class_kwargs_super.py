# run:
# exact: platform, model, geo, region
from anthropic import Anthropic, AnthropicBedrock


class Tracked(Anthropic):
    def __init__(self, *args, geo="us", **kwargs):
        super().__init__(*args, **kwargs)
        self.geo = geo

    def ask(self, model, **kwargs):
        return self.messages.create(model=model, max_tokens=1, messages=[], inference_geo=self.geo, **kwargs)  # truth: open-geo open-model open-platform open-region


class Gateway(Anthropic):
    def __init__(self, **kwargs):
        kwargs.setdefault("base_url", "https://gateway.example.org")
        super().__init__(**kwargs)


class EuBedrock(AnthropicBedrock):
    def __init__(self, **kwargs):
        super().__init__(aws_region="eu-west-1", **kwargs)


Tracked().ask("claude-opus-4-7")
Tracked(geo="global").ask("claude-sonnet-4-6")
Gateway().messages.create(model="claude-opus-4-6", max_tokens=1, messages=[])
Gateway(base_url="https://api.anthropic.com").messages.create(model="claude-opus-4-6", max_tokens=1, messages=[])
EuBedrock().messages.create(model="eu.anthropic.claude-opus-4-6-v1", max_tokens=1, messages=[])
with Tracked() as tracked:
    tracked.messages.create(model="claude-opus-4-5", max_tokens=1, messages=[])
