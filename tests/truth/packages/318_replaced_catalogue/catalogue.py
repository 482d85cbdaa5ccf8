MODELS = ["claude-3-5-haiku-latest"]
ROUTES = {"fast": "claude-haiku-4-5"}
