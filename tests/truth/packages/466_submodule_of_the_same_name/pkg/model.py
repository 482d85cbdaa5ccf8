NAME = "claude-sonnet-4-6"
