CFG = {"model": "claude-opus-4-7", "geo": "us"}
LIST = ["us"]
