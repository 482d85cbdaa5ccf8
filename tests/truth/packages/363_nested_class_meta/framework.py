import anthropic


class Task:
    class Meta:
        model = "claude-sonnet-4-6"

    def run(self, text):
        meta = self.Meta
        params = {"model": meta.model, "max_tokens": 2, "messages": [{"role": "user", "content": text}]}
        if hasattr(meta, "geo"):
            params["inference_geo"] = meta.geo
        return anthropic.Anthropic().messages.create(**params)
