UNITS = {
    "retail": {"region": "us-east-1", "model": "us.anthropic.claude-sonnet-4-6"},
    "wealth": {"region": "us-west-2", "model": "us.anthropic.claude-opus-4-7"},
}
