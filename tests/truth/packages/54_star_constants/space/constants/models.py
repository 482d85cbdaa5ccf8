__all__ = ["MODEL"]
MODEL = "claude-opus-5"
GEO = "global"
_HIDDEN = "claude-haiku-4-5"
