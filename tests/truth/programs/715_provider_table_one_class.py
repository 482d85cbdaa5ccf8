# run: anthropic
# run: openai
# run: gemini
# exact: platform, model, geo, region
"""A table of what providers default to; the client dispatches to one method a provider."""
import sys

import anthropic

PROVIDERS = {
    "openai": {"env": "OPENAI_API_KEY", "model": "gpt-4o"},
    "anthropic": {"env": "ANTHROPIC_API_KEY", "model": "claude-sonnet-4-6"},
    "gemini": {"env": "GEMINI_API_KEY", "model": "gemini-2.5-pro"},
}


class LLMClient:
    def __init__(self, provider):
        if provider not in PROVIDERS:
            raise ValueError(f"unknown provider {provider}")
        self.provider = provider
        self.model = PROVIDERS[provider]["model"]

    def complete(self, prompt):
        if self.provider == "openai":
            return self._openai(prompt)
        if self.provider == "anthropic":
            return self._anthropic(prompt)
        return None

    def _openai(self, prompt):
        return {"model": self.model, "prompt": prompt}

    def _anthropic(self, prompt):
        client = anthropic.Anthropic()
        message = client.messages.create(
            model=self.model, max_tokens=99, messages=[{"role": "user", "content": prompt}]
        )
        return message.content


if __name__ == "__main__":
    LLMClient(sys.argv[1]).complete("hello")
