from anthropic import Anthropic

from container import container


class Agent:
    def act(self, text):
        return Anthropic().messages.create(
            model=container.get("model"),
            inference_geo=container.get("geo"),
            max_tokens=4,
            messages=[{"role": "user", "content": text}],
        )
