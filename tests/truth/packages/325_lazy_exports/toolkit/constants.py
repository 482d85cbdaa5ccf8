__all__ = ["MODEL"]
MODEL = "claude-opus-4-7"
GEO = "global"
