class Profile:
    def params(self):
        return {"model": "claude-sonnet-4-6", "inference_geo": "us"}
