from .claude import ClaudeService
from .constants import DEFAULT_MODEL, FAST_MODEL, GEO

__all__ = ["ClaudeService", "DEFAULT_MODEL", "FAST_MODEL", "GEO"]
