"""What is sent unless a module says otherwise."""

TABLE: dict[str, str] = {"model": "claude-opus-4-7"}
