from loader import load

GEO = "global"
MODEL = "claude-opus-4-6"

globals().update(load("production"))
