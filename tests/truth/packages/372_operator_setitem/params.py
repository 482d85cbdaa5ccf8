PARAMS = {"model": "claude-sonnet-4-6", "inference_geo": "global", "max_tokens": 2}
