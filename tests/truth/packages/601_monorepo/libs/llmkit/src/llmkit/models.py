class Models:
    """The approved models. Change them here, nowhere else."""

    SMART = "claude-opus-4-7"
    BALANCED = "claude-sonnet-4-6"
    CHEAP = "claude-haiku-4-5-20251001"
