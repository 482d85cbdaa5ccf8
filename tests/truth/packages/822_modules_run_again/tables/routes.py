"""Routes."""

MODEL = "claude-opus-4-6"
