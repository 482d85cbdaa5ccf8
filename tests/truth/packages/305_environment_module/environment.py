import os

os.environ.setdefault("CLAUDE_GEO", "global")
os.environ["CLAUDE_MODEL"] = "claude-opus-4-6"
os.environ["ANTHROPIC_BASE_URL"] = "https://llm.internal.example.com"
