class HasParameters:
    model = "claude-2.1"
    geo = "us"

    def parameters(self, **more):
        return {"model": self.model, "max_tokens": 16, **more}

    def pinned(self, **more):
        return self.parameters(inference_geo=self.geo, **more)
