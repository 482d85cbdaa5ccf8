def load(name):
    return {"production": {"GEO": "us", "MODEL": "claude-opus-4-7"}}[name]
