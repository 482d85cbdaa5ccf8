CHEAP = "claude-haiku-4-5-20251001"
_TIERS = {
    "best": {"model": "claude-opus-4-7", "max_tokens": 4000, "inference_geo": "us"},
    "safe": {"model": "claude-sonnet-4-6", "max_tokens": 100},
}


def params(tier):
    return _TIERS[tier].copy()
