from dataclasses import dataclass

import anthropic


@dataclass
class Agent:
    name: str
    model: str
    inference_geo: str | None = None

    def run(self, text):
        kwargs = {"model": self.model, "max_tokens": 3, "messages": [{"role": "user", "content": text}]}
        if self.inference_geo:
            kwargs["inference_geo"] = self.inference_geo
        return anthropic.Anthropic().messages.create(**kwargs)
