from anthropic import Anthropic


class Writer:
    def __init__(self, model, geo):
        self.model, self.geo = model, geo

    @classmethod
    def from_profile(cls, profile):
        return cls(**profile)

    def write(self, what):
        return Anthropic().messages.create(
            model=self.model, inference_geo=self.geo, max_tokens=4, messages=[{"role": "user", "content": what}]
        )
