import anthropic


class Talk:
    def __init__(self, site):
        self.site = site

    def send(self, text):
        return anthropic.Anthropic().messages.create(
            model=self.site.model, inference_geo=self.site.geo, max_tokens=3, messages=[{"role": "user", "content": text}]
        )
