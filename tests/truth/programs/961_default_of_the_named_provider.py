# run: anthropic
# run: anthropic claude-opus-4-7
# run: ollama
# exact: platform, geo, region
"""The default model is looked up by the provider's name before that is tested."""
import sys

from anthropic import Anthropic

DEFAULTS = {"anthropic": "claude-sonnet-4-6", "openai": "gpt-4o", "ollama": "llama3.1"}


class Claude:
    def __init__(self, model):
        self.client = Anthropic()
        self.model = model

    def ask(self, text):
        return self.client.messages.create(
            model=self.model, max_tokens=9, messages=[{"role": "user", "content": text}]
        )


def provider_for(name, model=""):
    name = name.lower()
    model = model or DEFAULTS.get(name, "")
    if name == "anthropic":
        return Claude(model)
    return None


if __name__ == "__main__":
    provider = provider_for(*sys.argv[1:])
    if provider is not None:
        provider.ask("hello")
