class Builder:
    model = "claude-haiku-4-5"

    def build(self, text):
        return {"model": self.model, "max_tokens": 9, "messages": [{"role": "user", "content": text}]}
