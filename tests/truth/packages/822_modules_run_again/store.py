"""What is kept while the process lives."""

MODEL = "claude-opus-4-7"
