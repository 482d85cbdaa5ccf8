from typing import NamedTuple, Optional


class Tier(NamedTuple):
    model: str
    geo: Optional[str] = None


TIERS = {"fast": Tier("claude-haiku-4-5"), "deep": Tier("claude-opus-4-7", "us")}
