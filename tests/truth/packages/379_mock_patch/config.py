PARAMS = {"inference_geo": "global"}
MODEL = "claude-sonnet-4-6"
