"""Everything an operator may want to change."""

MODEL = "claude-opus-4-7"
DRAFT_MODEL = "claude-haiku-5-5"
GEO = "us"
MAX_TOKENS = 64
