import os

GEO = os.environ.get("GEO", "global")
MODEL = "claude-opus-4-7" if GEO == "us" else "claude-sonnet-4-6"
